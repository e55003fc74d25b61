package cn.quanzhi.evaluation;

import java.util.List;
import java.util.Locale;

/** What can be measured. A key is a measure's own, or with a part behind a colon: {@code action:emergency}. */
enum Measure {
    ANY_1("any@1", "首条即中", "a right article is first", Better.HIGHER, Form.SHARE),
    ANY_5("any@5", "前五有中", "a right article in the first five", Better.HIGHER, Form.SHARE),
    ANY_10("any@10", "前十有中", "a right article in the first ten", Better.HIGHER, Form.SHARE),
    ALL_MUST("all-must@10", "必引齐全", "all indispensable articles in the first ten", Better.HIGHER, Form.SHARE),
    MRR("MRR@10", "倒数排名", "mean reciprocal rank", Better.HIGHER, Form.INDEX),
    NDCG("nDCG@10", "归一化折损增益", "normalised discounted gain", Better.HIGHER, Form.INDEX),
    VERSION("version", "首见版本正确", "the law's right version comes first", Better.HIGHER, Form.SHARE),
    DATE("date", "读出日期正确", "the date read from the words picks the right version", Better.HIGHER, Form.SHARE),
    GOLD_CITED("gold-cited", "引到应引条文", "the answer cites a right article", Better.HIGHER, Form.SHARE),
    LEAD("lead", "结论即答", "the conclusion is the sentence that answers", Better.HIGHER, Form.SHARE),
    GROUNDED("grounded", "陈述句有据", "stating sentences shown as supported", Better.HIGHER, Form.SHARE),
    OUT_OF_FORCE("out-of-force", "失效条文当现行引用", "cited as in force and isn't", Better.LOWER, Form.COUNT),
    UNVERIFIED("unverified", "引文与原文不符", "quotes that aren't the passage's words", Better.LOWER, Form.COUNT),
    PARSED("parsed", "语法解析正确", "read into the canonical form", Better.HIGHER, Form.SHARE),
    FIRST_HIT("first-hit", "首条即所引", "what is named is found first", Better.HIGHER, Form.SHARE),
    ACTION("action", "动作正确", "the right action", Better.HIGHER, Form.SHARE),
    FALSE_DECLINE("false-decline", "该答未答", "should have been answered and wasn't", Better.LOWER, Form.SHARE),
    FALSE_ANSWER("false-answer", "不该答而答", "answered and shouldn't have been", Better.LOWER, Form.SHARE),
    REJECTED("rejected", "假话被拦下", "false sentences not shown as supported", Better.HIGHER, Form.SHARE),
    LIES_SHOWN("lies-shown", "假话显示为有据", "false sentences shown as supported", Better.LOWER, Form.COUNT),
    TRUTH_SHOWN("truth-shown", "真话显示为有据", "true sentences shown as supported", Better.HIGHER, Form.SHARE),
    CLAIM("claim", "逐句判断正确", "sentences judged rightly", Better.HIGHER, Form.SHARE),
    SIMILARITY("similarity", "最近相似度", "cosine of what is nearest", Better.NEITHER, Form.INDEX),
    COVERAGE("coverage", "用词覆盖", "wording covered by the first three", Better.NEITHER, Form.INDEX),
    MILLIS("millis", "检索毫秒", "milliseconds of a search, one after another, median", Better.NEITHER, Form.MEDIAN),
    BARE("bare-millis", "单纯向量化毫秒", "milliseconds of the bare embedding alone, median", Better.NEITHER, Form.MEDIAN);

    /** Which way is better; what is neither is only told. */
    enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** SHARE: of things that are right or wrong; INDEX: 0 to 1 without being one; COUNT: of what must not be. */
    enum Form {
        SHARE,
        INDEX,
        MEDIAN,
        COUNT
    }

    private final String key;
    private final String chinese;
    private final String english;
    private final Better better;
    private final Form form;

    Measure(String key, String chinese, String english, Better better, Form form) {
        this.key = key;
        this.chinese = chinese;
        this.english = english;
        this.better = better;
        this.form = form;
    }

    String key() {
        return key;
    }

    String key(String part) {
        return key + ":" + part;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }

    Better better() {
        return better;
    }

    Form form() {
        return form;
    }

    Figure figure(List<Value> values) {
        return switch (form) {
            case SHARE, INDEX -> Figure.ratio(values);
            case MEDIAN -> Figure.median(values);
            case COUNT -> Figure.total(values);
        };
    }

    /** As a reader wants to see it: 92.6%, 0.753, 17. */
    String shown(double value) {
        return switch (form) {
            case SHARE -> String.format(Locale.ROOT, "%.1f%%", 100 * value);
            case INDEX -> String.format(Locale.ROOT, "%.3f", value);
            case MEDIAN -> String.format(Locale.ROOT, "%.1f", value);
            case COUNT -> String.format(Locale.ROOT, "%,d", Math.round(value));
        };
    }

    /** A change with its sign, a share's in percentage points. */
    String shownChange(double change) {
        String shown = signed(change);
        return shown.matches("[+-][0.]+") ? "±0" : shown;
    }

    /** Whether a reader sees the change: what rounds to nothing is none. */
    boolean isVisible(double change) {
        return !shownChange(change).equals("±0");
    }

    private String signed(double change) {
        return switch (form) {
            case SHARE -> String.format(Locale.ROOT, "%+.1f", 100 * change);
            case INDEX -> String.format(Locale.ROOT, "%+.3f", change);
            case MEDIAN -> String.format(Locale.ROOT, "%+.1f", change);
            case COUNT -> String.format(Locale.ROOT, "%+d", Math.round(change));
        };
    }

    /** Whether the change is for the better (1), for the worse (-1) or neither (0). */
    int direction(double change) {
        return switch (better) {
            case HIGHER -> (int) Math.signum(change);
            case LOWER -> (int) -Math.signum(change);
            case NEITHER -> 0;
        };
    }

    /** The measure of a key, also of one with a part. */
    static Measure of(String key) {
        String own = key.split(":", 2)[0];
        for (Measure measure : values()) {
            if (measure.key.equals(own)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("no such measure: " + key);
    }

    static boolean isKnown(String key) {
        String own = key.split(":", 2)[0];
        for (Measure measure : values()) {
            if (measure.key.equals(own)) {
                return true;
            }
        }
        return false;
    }

    /** What stands behind the colon, or nothing. */
    static String part(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? "" : key.substring(colon + 1);
    }
}
