package cn.quanzhi.knowledge.ingest.parse;

import java.text.Normalizer;

/** Takes out what nobody sees: zero-width and tag characters, which carry orders past an editor's eye, and controls. */
final class Characters {

    private Characters() {}

    /**
     * @param text what is left
     * @param hidden what was hidden in tag characters, as letters, and a dot for each other invisible one
     */
    record Cleaned(String text, String hidden) {}

    static Cleaned clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        StringBuilder hidden = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point >= 0xE0020 && point <= 0xE007E) {
                hidden.append((char) (point - 0xE0000));
            } else if (isSmuggled(point)) {
                hidden.append('·');
            } else if (isLayoutOnly(point)) {
                // A byte-order mark, soft hyphen or variation selector is no secret.
                return;
            } else if (point == 0xA0 || point == 0x2007 || point == 0x202F) {
                kept.append(' ');
            } else if (isRadical(point)) {
                kept.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
            } else {
                kept.appendCodePoint(point);
            }
        });
        return new Cleaned(kept.toString(), hidden.toString());
    }

    /** The text without what nobody sees, for showing it in a warning. */
    static String visible(String text) {
        return clean(text).text();
    }

    private static boolean isSmuggled(int point) {
        return point >= 0x200B && point <= 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2060 && point <= 0x206F
                || point >= 0xE0000 && point <= 0xE007F
                || point == 0x180E
                || point == 0x3164;
    }

    private static boolean isLayoutOnly(int point) {
        return point == 0xFEFF
                || point == 0xAD
                || point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF
                || point == 0xFFFD
                || point >= 0xD800 && point <= 0xDFFF
                || Character.isISOControl(point) && point != '\n' && point != '\t';
    }

    /** PDF fonts often name a character by its radical's or compatibility form: ⼀ is 一 and must be found as such. */
    private static boolean isRadical(int point) {
        return point >= 0x2E80 && point <= 0x2FD5 || point >= 0xF900 && point <= 0xFAFF;
    }

    static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }
}
