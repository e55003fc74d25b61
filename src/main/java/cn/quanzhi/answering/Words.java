package cn.quanzhi.answering;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text speaks of, without a dictionary: its Chinese characters and Latin words, without those that only connect or ask. */
final class Words {

    private static final String CONNECTING = "的了吗呢吧啊么是在和与及或而且就都也还会将被把对于由从到给其该此这那您我你们";
    private static final String ASKING = "什怎多少几哪谁何啥咋样要不能可以没有需应当个来去办做弄算行得着过时候间长久天内后前";
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "to", "in", "on", "for", "and", "or", "is", "are", "be", "we", "our", "it", "its", "that",
            "this", "what", "how", "when", "where", "which", "who", "why", "can", "may", "must", "do", "does", "did",
            "should", "need", "have", "has", "if", "with", "by", "at", "an", "about", "there", "any", "my", "you",
            "your");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[a-z][a-z0-9-]+|[0-9]+[a-z]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private Words() {}

    /** @param text in lower case */
    static Set<String> of(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text).results().forEach(found -> words.add(found.group()));
        words.removeIf(word -> (CONNECTING + ASKING).contains(word) || ENGLISH.contains(word));
        return words;
    }

    /** Whether there is no Chinese in it. */
    static boolean latin(String text) {
        return !HAN.matcher(text).find();
    }
}
