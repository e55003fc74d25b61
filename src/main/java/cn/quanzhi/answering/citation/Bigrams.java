package cn.quanzhi.answering.citation;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Character bigrams over what carries meaning: how near two texts are in their wording. */
public final class Bigrams {

    private static final String FUNCTION_WORDS = "的了吗呢吧啊么是在和与及或而且就都也还会将被把对于由从到给其该此这那您我你们";

    private Bigrams() {}

    /** Half width, lower case. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Digits are left out: figures are compared with their units, in one form. */
    public static Set<String> of(String text) {
        String folded = folded(text);
        Set<String> bigrams = new HashSet<>();
        int before = -1;
        for (int i = 0; i < folded.length(); i++) {
            char next = folded.charAt(i);
            if (!Character.isLetter(next) || FUNCTION_WORDS.indexOf(next) >= 0) {
                continue;
            }
            if (before >= 0) {
                bigrams.add("" + (char) before + next);
            }
            before = next;
        }
        return bigrams;
    }

    /** Share of the first set that is in the second, 0 to 1; 1 where the first is empty. */
    public static double share(Set<String> of, Set<String> in) {
        return of.isEmpty() ? 1 : (double) of.stream().filter(in::contains).count() / of.size();
    }
}
