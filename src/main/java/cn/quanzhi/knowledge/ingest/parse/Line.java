package cn.quanzhi.knowledge.ingest.parse;

/**
 * One paragraph, heading or table row.
 *
 * @param place where it was read, in words for a person
 * @param size its letters' size in points, 0 where the format knows none
 */
record Line(Kind kind, int level, String text, String place, double size) {

    enum Kind {
        TEXT,
        HEADING,
        ROW
    }

    static Line text(String text, String place) {
        return new Line(Kind.TEXT, 0, text, place, 0);
    }

    static Line heading(int level, String text, String place) {
        return new Line(Kind.HEADING, level, text, place, 0);
    }

    static Line row(String text, String place) {
        return new Line(Kind.ROW, 0, text, place, 0);
    }

    Line with(String other) {
        return new Line(kind, level, other, place, size);
    }

    Line as(Kind other, int at) {
        return new Line(other, at, text, place, size);
    }
}
