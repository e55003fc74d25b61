package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a passage into what can be shown by itself. */
final class Excerpts {

    private static final int SHORTEST = 6;
    private static final int LONGEST_JOINED = 220;
    private static final Pattern ITEM = Pattern.compile("^(?:[（(][一二三四五六七八九十]+[）)]|\\d{1,2}[.、)]|[-*]\\s).*");
    private static final Pattern BULLET = Pattern.compile("^(?:[-*]|\\d{1,2}[.、)])\\s*");
    private static final Pattern ITEM_NUMBER = Pattern.compile("^[（(][一二三四五六七八九十]+[）)]");
    /** What says nothing without the sentence before it. */
    private static final Pattern LEANS = Pattern.compile(
            "^(?:但是?|其中|其他|前[款项]|对前款|除前款|本款|第[一二三四五六七八九十]+款|情节(?:特别)?(?:严重|较重|轻微)|逾期(?:不|未|仍|拒)|拒不|上述|此外|同时|并(?!未)|由此|其(?!他)|有前|该|造成|构成|从其规定|依照前|违法所得|货值|不足)");
    /** The smaller fine of a small case, and what else may be agreed, are parts of the rule before them. */
    private static final Pattern BELONGS =
            Pattern.compile("^[^，。；]{0,20}(?:(?:货值金额|违法所得|经营额|销售额|营业额)[^，。；]{0,4}(?:不足|不满|不到|超过|达到)|另有(?:约定|规定)的)");
    /** What is let off: the rule itself says more to whoever asks for it. */
    private static final Pattern LENIENT =
            Pattern.compile("瑕疵但不|(?:情节|后果)(?:显著|较为|较)?轻微|初次违法|[从减]轻(?:或者[减免][轻除])?(?:行政)?处罚|(?:不予|免予|免除)(?:行政)?处罚");

    private static final Pattern ASKS_FOR_LENIENCE =
            Pattern.compile("轻|免|不罚|少罚|不处罚|瑕疵|初次|第一次|头一[次回]|首次|主动|改正|整改|小问题|小毛病");
    /** How long a right or a paper holds, which is no answer to how long something takes. */
    private static final Pattern OF_VALIDITY = Pattern.compile("有效期|保护期|权的期限");

    private static final Pattern ASKS_HOW_LONG = Pattern.compile("多久|多长时间|(?:几|多少)(?:天|日|年|个?月|个?星期|周|个?工作日)|[什啥]么?时候");
    private static final Pattern ASKS_FOR_VALIDITY =
            Pattern.compile("有效|[到过届]期|期满|续|保护|作废|失效|延|换|[用管顶撑](?:几|多少|多久|多长)|能用");
    /** What says only with the paragraph before it what it is about: 依照前款规定处罚. */
    private static final Pattern LEANS_BACK = Pattern.compile("前[两三]?款");

    private static final Pattern ANNOUNCES = Pattern.compile("(?:下列|以下|如下)(?!简称)");
    /** The last item of many a list, which names nothing. */
    private static final Pattern CATCH_ALL = Pattern.compile(
            "^[（(][一二三四五六七八九十]+[）)](?:[^，。；]{0,24}(?:规定|认为|确定|批准|需要|禁止)[^，。；]{0,12})?其他[^，。；]{0,20}[。；]?$");
    /** What a law says of itself, and not of any case. */
    private static final Pattern OF_ITSELF =
            Pattern.compile("制定本(?:法|条例|办法|规定|细则)|^本(?:法|条例|办法|规定|细则|条)(?:所称|自|适用)|自.{4,14}起施行");

    /** Sections of a guide that answer no question: whom it is for, what others get wrong, whom to call. */
    private static final Set<String> BESIDE_THE_POINT = Set.of("适用对象", "谁该看", "容易出错的地方", "什么时候找人", "依据");

    private Excerpts() {}

    /**
     * Words of a passage, verbatim.
     *
     * @param list the list that the excerpt is an item of
     */
    record Excerpt(Source source, String text, @Nullable Listed list) {

        /** Whether the paragraph before it, which isn't shown, tells what it is about. */
        boolean leansBack() {
            String begin = text.substring(0, Math.min(SHORTEST, text.length()));
            return LEANS_BACK.matcher(text).find() && !source.passage().text().startsWith(begin);
        }

        /** Whether it lets somebody off of whom the question doesn't speak. */
        boolean letsOff(String question) {
            return LENIENT.matcher(text).find()
                    && !ASKS_FOR_LENIENCE.matcher(question).find();
        }

        /** Whether it tells how long something holds to whoever asks how long something takes. */
        boolean tellsOnlyValidity(String question) {
            return OF_VALIDITY.matcher(text).find()
                    && ASKS_HOW_LONG.matcher(question).find()
                    && !ASKS_FOR_VALIDITY.matcher(question).find();
        }

        /** Its own item of a law's list, without the head; empty where it is none. */
        String item() {
            return list == null || list.head().isEmpty()
                    ? ""
                    : text.substring(list.head().length());
        }

        /** Whether it is the item for all that a list doesn't name (法律、行政法规规定的其他情形). */
        boolean isCatchAll() {
            return CATCH_ALL.matcher(item()).matches();
        }

        /** What it says, each part as it stands in the passage. */
        List<String> parts() {
            if (list == null || list.head().isEmpty()) {
                return Sentences.of(text);
            }
            return List.of(list.head(), text.substring(list.head().length()));
        }

        boolean isPlain() {
            return source.passage().kind() == DocumentKind.GUIDE;
        }

        /** Whether it is one of a guide's numbered steps or points, which belong together. */
        boolean isStep() {
            return isPlain() && list != null && list.head().isEmpty();
        }
    }

    /** A head and its items, which say nothing without each other; a guide's points have no head. */
    record Listed(String head, List<String> items) {}

    static boolean isBesideThePoint(Source source) {
        List<String> path = source.passage().path();
        return source.passage().kind() == DocumentKind.GUIDE
                && !path.isEmpty()
                && BESIDE_THE_POINT.contains(path.getLast());
    }

    /** Without what a law says of itself, but for the day that is asked for; none where it says nothing else. */
    static List<Excerpt> of(Source source, FirstDay day) {
        return all(source).stream()
                .filter(excerpt ->
                        !OF_ITSELF.matcher(excerpt.text()).find() || day.isToldBy(excerpt.text(), source.passage()))
                .toList();
    }

    /** At least one excerpt. */
    static List<Excerpt> all(Source source) {
        List<Excerpt> excerpts = new ArrayList<>();
        List<String> items = new ArrayList<>();
        String head = "";
        String before = "";
        for (String line : source.passage().text().split("\n")) {
            String stripped = line.strip();
            if (ITEM.matcher(stripped).matches()) {
                items.add(BULLET.matcher(stripped).replaceFirst(""));
                continue;
            }
            listed(source, head, items, excerpts);
            items = new ArrayList<>();
            head = "";
            List<String> sentences = joined(Sentences.of(stripped));
            if (!sentences.isEmpty() && (stripped.endsWith("：") || stripped.endsWith(":"))) {
                int first = announcing(sentences);
                head = String.join("", sentences.subList(first, sentences.size()));
                sentences = sentences.subList(0, first);
            }
            String paragraph = before;
            sentences.forEach(sentence -> add(source, withParagraph(paragraph, sentence), null, excerpts));
            before = stripped.isEmpty() ? before : stripped;
        }
        listed(source, head, items, excerpts);
        if (excerpts.isEmpty()) {
            excerpts.add(whole(source));
        }
        return excerpts;
    }

    /** The paragraphs of an article (款), each with the items of its list (项) behind it. */
    static List<List<String>> paragraphs(Source source) {
        List<List<String>> paragraphs = new ArrayList<>();
        for (String line : source.passage().text().split("\n")) {
            String stripped = line.strip();
            if (stripped.isEmpty()) {
                continue;
            }
            if (paragraphs.isEmpty() || !ITEM.matcher(stripped).matches()) {
                paragraphs.add(new ArrayList<>());
            }
            paragraphs.getLast().add(stripped);
        }
        return paragraphs;
    }

    /**
     * Where the head of a list begins in the sentences before it: 有下列行为之一的，处…；情节严重的，处…： says nothing without the items in
     * its first half either.
     */
    private static int announcing(List<String> sentences) {
        for (int i = 0; i < sentences.size(); i++) {
            if (ANNOUNCES.matcher(sentences.get(i)).find()) {
                return i;
            }
        }
        return sentences.size() - 1;
    }

    private static Excerpt whole(Source source) {
        return new Excerpt(source, source.passage().text().replace('\n', ' '), null);
    }

    private static void listed(Source source, String head, List<String> items, List<Excerpt> excerpts) {
        if (items.isEmpty()) {
            add(source, head, null, excerpts);
            return;
        }
        Listed list = new Listed(head, List.copyOf(items));
        items.forEach(item -> add(source, head + item, list, excerpts));
    }

    private static void add(Source source, String text, @Nullable Listed list, List<Excerpt> excerpts) {
        if (text.length() >= SHORTEST) {
            excerpts.add(new Excerpt(source, text, list));
        }
    }

    /** Behind the paragraph that it leans on, where both together can be read. */
    private static String withParagraph(String before, String sentence) {
        boolean leans = LEANS_BACK.matcher(sentence).find() && before.endsWith("。");
        return leans && before.length() + sentence.length() <= LONGEST_JOINED ? before + sentence : sentence;
    }

    /** A sentence that leans on the one before it stands with it, or where that grows too long not at all. */
    private static List<String> joined(List<String> sentences) {
        List<String> joined = new ArrayList<>();
        for (String sentence : sentences) {
            boolean leans = LEANS.matcher(sentence).find();
            boolean fits = !joined.isEmpty() && joined.getLast().length() + sentence.length() <= LONGEST_JOINED;
            if (fits && (leans || BELONGS.matcher(sentence).find())) {
                joined.add(joined.removeLast() + sentence);
            } else if (!leans) {
                joined.add(sentence);
            }
        }
        return joined;
    }

    /** An item as it stands in a list that is marked by bullets. */
    static String unnumbered(String item) {
        return ITEM_NUMBER.matcher(item).replaceFirst("");
    }
}
