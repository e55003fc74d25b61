package cn.quanzhi.followup;

import org.jspecify.annotations.Nullable;

/** What an enterprise says of its case; content is who calls it solved and is at least half satisfied. */
record VisitAnswer(
        boolean resolved, int satisfaction, @Nullable String comment) {

    private static final int LEAST = 3;

    boolean isContent() {
        return resolved && satisfaction >= LEAST;
    }

    /** For the ticket's timeline. */
    String words() {
        String said = (resolved ? "已解决" : "未解决") + "，满意度 " + satisfaction;
        return comment == null ? said : said + "：" + comment;
    }
}
