package cn.quanzhi.evaluation;

import java.util.List;

/** Writes a page. Whatever came from a question, a passage or a model goes in as {@link #text}. */
final class Html {

    private static final int LONGEST = 220;

    private final StringBuilder page = new StringBuilder();

    /** Markup of our own. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    Html text(String text) {
        page.append(escaped(text));
        return this;
    }

    /** A long text's beginning. */
    Html clipped(String text) {
        return text(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "……");
    }

    /** A heading: Chinese first, English beside it. */
    Html heading(String id, String chinese, String english) {
        return raw("<h2 id=\"" + id + "\">")
                .text(chinese)
                .raw(" <span lang=\"en\">")
                .text(english)
                .raw("</span></h2>");
    }

    Html note(String chinese, String english) {
        return raw("<p class=\"note\">")
                .text(chinese)
                .raw(" <span lang=\"en\">")
                .text(english)
                .raw("</span></p>");
    }

    Html lines(List<String> lines) {
        for (String line : lines) {
            raw("<div class=\"line\">").clipped(line).raw("</div>");
        }
        return this;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
