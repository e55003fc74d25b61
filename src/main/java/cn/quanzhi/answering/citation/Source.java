package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.Citation;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One numbered passage of a turn, as the model reads it and as a sentence is judged against it. */
public final class Source {

    private static final int LONGEST_QUOTE = 160;

    private final int number;
    private final Passage passage;
    private final Validity validity;
    private final String text;
    private final Set<String> bigrams;

    public Source(int number, Passage passage, Validity validity) {
        this.number = number;
        this.passage = passage;
        this.validity = validity;
        // A line that begins like a passage would let a text of the knowledge base forge its neighbour.
        this.text = passage.text().replaceAll("(?m)^\\s*\\[(\\d{1,3})]", "（$1）").replaceAll("\\n\\s*\\n", "\n");
        this.bigrams = Bigrams.of(said());
    }

    public int number() {
        return number;
    }

    public Passage passage() {
        return passage;
    }

    public Validity validity() {
        return validity;
    }

    /** Citation, version and status, as they stand in front of the text. */
    public String label() {
        return passage.citation() + "（" + Status.words(passage, validity) + "）";
    }

    /** The passage as it stands in a prompt: one line that begins with its number, then the lines of its text. */
    public String line() {
        return "[" + number + "] " + label() + "：" + text;
    }

    /** Everything that a sentence may lean on when it cites this source. */
    String said() {
        return label() + "\n" + String.join("、", passage.path()) + "\n" + text;
    }

    String text() {
        return text;
    }

    Set<String> bigrams() {
        return bigrams;
    }

    /** The citation with the words of the passage that are nearest to what is said, verbatim. */
    public Citation cite(String saying) {
        return new Citation(
                number,
                passage.passageId(),
                passage.documentId(),
                passage.versionId(),
                passage.title(),
                passage.citation(),
                quote(saying),
                passage.textHash(),
                validity);
    }

    private String quote(String saying) {
        String whole = passage.text();
        if (whole.length() <= LONGEST_QUOTE) {
            return whole;
        }
        Set<String> wanted = Bigrams.of(saying);
        List<String> sentences = Sentences.of(whole);
        String best = sentences.stream()
                .max(Comparator.comparingDouble(sentence -> Bigrams.share(wanted, Bigrams.of(sentence))))
                .orElse(whole);
        return best.length() <= LONGEST_QUOTE ? best : best.substring(0, LONGEST_QUOTE);
    }

    static Set<String> bigrams(List<Source> sources) {
        return sources.stream().flatMap(source -> source.bigrams().stream()).collect(Collectors.toSet());
    }
}
