package cn.quanzhi.answering.citation;

import java.util.regex.Pattern;

/** Whether a figure is the least or the most that may be: 五万元以上, 不超过五万元. */
enum Bound {
    LEAST,
    MOST,
    NONE;

    private static final int WINDOW = 6;
    private static final Pattern LEAST_AFTER = Pattern.compile("(?:\\s?(?:元|的|人民币|标准煤)?)(?:以上|及以上|起|以外)");
    private static final Pattern MOST_AFTER =
            Pattern.compile("(?:\\s?(?:元|的|人民币|标准煤)?)(?:以下|以内|之内|内(?![容部外设装置涵])|及以下)");

    /** 三十日内部署 is within thirty days, 五项内容 no bound. */
    private static final String TIMES = "日天年月周时期钟";
    /** With one of these ends each of the following. */
    private static final String BOUND_ENDS = "于少低码过出多高迟晚满足到";

    private static final Pattern LEAST_BEFORE =
            Pattern.compile("(?:不(?:得|能|应|可|可以|应当)?(?:少于|低于|短于|小于|早于)|至少|最低|最少|起码)$");
    private static final Pattern MOST_BEFORE =
            Pattern.compile("(?:(?:不(?:得|能|应|可|可以|应当)?|没有?|未|别)(?:超过|多于|高于|大于|超出|长于|晚于|迟于)|至多|最多|最高|最迟|最晚|顶多)$");
    private static final Pattern ABOVE_BEFORE = Pattern.compile("(?:超过|大于|高于|满)$");
    private static final Pattern BELOW_BEFORE = Pattern.compile("(?:小于|低于|少于|不足|[不未没]满|[不未没]到)$");

    /** That of the figure which stands there in an even text. */
    static Bound of(String text, int start, int end) {
        String after = text.substring(end, Math.min(text.length(), end + WINDOW));
        String before = text.substring(Math.max(0, start - WINDOW), start);
        Bound said = before(before);
        if (said != NONE) {
            return said;
        }
        if (LEAST_AFTER.matcher(after).lookingAt()) {
            return LEAST;
        }
        boolean within = end > 0 && TIMES.indexOf(text.charAt(end - 1)) >= 0 && after.startsWith("内");
        return within || MOST_AFTER.matcher(after).lookingAt() ? MOST : NONE;
    }

    /** That which the words right before a figure give it. */
    static Bound before(String words) {
        if (words.isEmpty() || BOUND_ENDS.indexOf(words.charAt(words.length() - 1)) < 0) {
            return NONE;
        }
        if (LEAST_BEFORE.matcher(words).find()) {
            return LEAST;
        }
        if (MOST_BEFORE.matcher(words).find() || BELOW_BEFORE.matcher(words).find()) {
            return MOST;
        }
        return ABOVE_BEFORE.matcher(words).find() ? LEAST : NONE;
    }
}
