package cn.quanzhi.answering;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The numbers that a text names, 十五日 and 15天 being one. */
final class Figures {

    private static final Pattern DIGITS = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern NUMERALS = Pattern.compile(
            "([零〇一二两三四五六七八九十百千]+)" + "(?=[多几]?个?(?:工作日|日|天|年|月|周|星期|小时|分钟|元|块|万|亿|倍|成|%|项|条|款|批|家|名|人|台|部|次|件|份|级|类))");
    private static final Pattern ARTICLE = Pattern.compile("[项条款批家名人台部次件份级类个]");

    private Figures() {}

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static Set<String> in(String text) {
        String folded = folded(text);
        Set<String> found = new HashSet<>();
        DIGITS.matcher(folded).results().forEach(digits -> found.add(digits.group()));
        NUMERALS.matcher(folded).results().forEach(numeral -> {
            OptionalInt value = ChineseNumerals.parse(numeral.group());
            String next = folded.substring(numeral.end(), numeral.end() + 1);
            boolean article =
                    numeral.group().equals("一") && ARTICLE.matcher(next).matches(); // 一家, 一个: no figure
            if (!article) {
                found.add(value.isPresent() ? String.valueOf(value.getAsInt()) : numeral.group());
            }
        });
        return found;
    }
}
