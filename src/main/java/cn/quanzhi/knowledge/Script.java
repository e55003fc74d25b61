package cn.quanzhi.knowledge;

import com.ibm.icu.text.Transliterator;

/** Traditional characters as simplified ones, one for one, by ICU's table: enterprises beyond the mainland write them. */
public final class Script {

    private static final char FIRST = 0x4E00;
    private static final char LAST = 0x9FFF;
    private static final char[] SIMPLIFIED = table();

    private Script() {}

    /** The text with each traditional character replaced; its length stays, so offsets do too. */
    public static String simplified(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = simplified(characters[i]);
        }
        return new String(characters);
    }

    static boolean isHan(int point) {
        return point >= FIRST && point <= LAST;
    }

    static char simplified(char character) {
        return isHan(character) ? SIMPLIFIED[character - FIRST] : character;
    }

    private static char[] table() {
        Transliterator simplifier = Transliterator.getInstance("Traditional-Simplified");
        char[] table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            String simplified = simplifier.transliterate(String.valueOf((char) (FIRST + i)));
            table[i] = simplified.length() == 1 ? simplified.charAt(0) : (char) (FIRST + i);
        }
        return table;
    }
}
