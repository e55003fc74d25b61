package cn.quanzhi.kernel;

/** Cleans what people type before anything is done with it. */
public final class Words {

    private Words() {}

    /**
     * The text without what nobody sees and machines stumble over: bidirectional controls (a text that reads otherwise
     * than it stands), zero-width and tag characters, other controls than line break and tab; trimmed.
     *
     * @throws ProblemException where the text holds U+0000 or half a surrogate pair, which no store can keep
     */
    public static String clean(String field, String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == 0 || (point >= 0xd800 && point <= 0xdfff)) {
                throw new ProblemException(field, "内容里有无法识别的字符，请重新输入");
            }
            if (!isInvisible(point)) {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString().strip();
    }

    private static boolean isInvisible(int point) {
        if (point == '\n' || point == '\t' || point == 0x200d) { // U+200D joins emoji
            return false;
        }
        return Character.isISOControl(point)
                || (point >= 0x200b && point <= 0x200f)
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2060 && point <= 0x2069)
                || point == 0xfeff
                || (point >= 0xe0000 && point <= 0xe007f);
    }
}
