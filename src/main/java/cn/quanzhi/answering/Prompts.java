package cn.quanzhi.answering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The prompts of this room, as files below {@code prompts/answering}, with a hash that is stored with each answer. */
@Component
class Prompts {

    private static final int HASH_LENGTH = 16;

    private final String rules = read("compose.zh.md");
    private final String question = read("question.zh.md");
    private final String english = read("english.zh.md");
    private final String rewriting = read("follow-up.zh.md");
    private final String dialogue = read("dialogue.zh.md");
    private final String version = hash(String.join("\0", rules, question, english, rewriting, dialogue));

    /** What the model is told before anything else. */
    String rules() {
        return rules;
    }

    /** The question with its passages. */
    String question(Map<String, String> values) {
        return filled(question, values);
    }

    /** What is told beside the rules where the question is in English. */
    String english(Map<String, String> values) {
        return filled(english, values);
    }

    /** What a model is told that makes a follow-up stand alone. */
    String rewriting() {
        return rewriting;
    }

    /** The turns before, and the follow-up. */
    String dialogue(Map<String, String> values) {
        return filled(dialogue, values);
    }

    /** Changes whenever a word of the prompts does. */
    String version() {
        return version;
    }

    /** What is filled in can't fill in anything itself. */
    private static String filled(String template, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            String name = template.substring(open + 2, close);
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("the prompt asks for " + name);
            }
            filled.append(template, from, open).append(value);
            from = close + 2;
        }
        return filled.append(template.substring(from)).toString();
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("prompts/answering/" + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
