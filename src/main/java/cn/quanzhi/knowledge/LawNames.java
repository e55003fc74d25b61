package cn.quanzhi.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the names of laws in folded text: the longest name wins, and a word that only looks like one does not count. */
final class LawNames {

    private static final String NATION = "中华人民共和国";
    // 商标法实施条例 is not 商标法, even where nobody published it.
    private static final Pattern OTHER_LAW = Pattern.compile("(?:的?实施|若干|特别)?(?:条例|细则|办法|解释)|实施(?:条例|细则|办法|规定)");
    private static final String NOT_AFTER_LAW = "律定院官人治学庭令";
    private static final String NOT_BEFORE_SHORT = "违相撤取抵想看说方无";

    private final Map<String, String> exact = new HashMap<>();
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    /** A name that ends at {@code end}; the title is null where the text goes on to name another law. */
    record Match(int end, @Nullable String title) {}

    LawNames(Map<String, String> names) {
        names.forEach((name, title) -> {
            String folded = FoldedText.of(name).text().replace(" ", ascii(name) ? " " : "");
            if (!folded.isEmpty()) {
                exact.put(folded, title);
            }
        });
        exact.keySet()
                .forEach(name -> byFirst.computeIfAbsent(name.charAt(0), key -> new ArrayList<>())
                        .add(name));
        byFirst.values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    @Nullable
    String exactly(String folded) {
        String title = exact.get(folded);
        if (title != null) {
            return title;
        }
        return folded.startsWith(NATION) ? exact.get(folded.substring(NATION.length())) : null;
    }

    @Nullable
    Match at(String text, int at) {
        int from = text.startsWith(NATION, at) ? at + NATION.length() : at;
        Match match = from < text.length() ? longest(text, from) : null;
        return match != null || from == at ? match : longest(text, at);
    }

    private @Nullable Match longest(String text, int at) {
        for (String name : byFirst.getOrDefault(text.charAt(at), List.of())) {
            int end = at + name.length();
            if (text.startsWith(name, at) && isName(text, at, end, name)) {
                Matcher other = OTHER_LAW.matcher(text).region(end, text.length());
                boolean goesOn = name.endsWith("法") && other.lookingAt();
                return goesOn ? new Match(other.end(), null) : new Match(end, exact.get(name));
            }
        }
        return null;
    }

    private static boolean isName(String text, int at, int end, String name) {
        if (ascii(name)) {
            return !letter(text, at - 1) && !letter(text, end);
        }
        char next = end < text.length() ? text.charAt(end) : ' ';
        if (name.endsWith("法") && NOT_AFTER_LAW.indexOf(next) >= 0) {
            return false;
        }
        return name.length() > 2 || at == 0 || NOT_BEFORE_SHORT.indexOf(text.charAt(at - 1)) < 0;
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean letter(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
    }
}
