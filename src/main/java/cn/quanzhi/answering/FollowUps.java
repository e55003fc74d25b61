package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Bigrams;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a follow-up question stand alone without a model: one that is short or leans on what was said takes up the words
 * of the visitor's turns before it.
 */
final class FollowUps {

    private static final Pattern LEANS = Pattern.compile(
            "^(?:那|这|它|他们?|她|其|该|此|如果|要是|万一|还有|另外|具体|然后|接着|再|呢|为什么|凭什么|谁|多久|多少|去哪|哪里|哪儿|怎么|咋|需要|必须|可以|能|会|要)|呢[？?]?$|^.{0,6}[？?]?$");
    private static final int SHORT = 12;
    private static final int LONGEST = 300;

    private FollowUps() {}

    static String standalone(String question, List<Answerer.Turn> transcript) {
        List<String> before = transcript.stream()
                .filter(Answerer.Turn::fromVisitor)
                .map(Answerer.Turn::text)
                .filter(text -> !text.isBlank())
                .toList();
        if (before.isEmpty() || !leans(question)) {
            return question;
        }
        StringBuilder whole = new StringBuilder(before.getFirst());
        if (before.size() > 1 && Bigrams.of(before.getLast()).size() > 1) {
            whole.append('；').append(before.getLast());
        }
        String topic = whole.length() <= LONGEST ? whole.toString() : whole.substring(whole.length() - LONGEST);
        return topic + "；" + question;
    }

    private static boolean leans(String question) {
        String stripped = question.strip();
        return Bigrams.of(stripped).size() < SHORT || LEANS.matcher(stripped).find();
    }
}
