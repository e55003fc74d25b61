package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.answering.Claim.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of an answer while it is written. Markers come out in one form and unknown ones not at all; each sentence is
 * judged as soon as it has ended, and one without support gives way to a placeholder before anything follows it. A
 * sentence without a marker takes those of the next marked one in its line.
 */
public final class CheckedText {

    /** Stands where a sentence was withdrawn; the claim keeps its verdict. */
    public static final String WITHDRAWN = "〔此句未能核对，已撤回〕";

    private static final Pattern PREFIX =
            Pattern.compile("^(?:\\s*(?:[-*+•]\\s+|\\d{1,2}[.)]\\s+|\\d{1,2}、\\s*|#{1,6}\\s+|>\\s*))*\\s*");
    private static final Pattern MAY_BE_PREFIX = Pattern.compile("^(?:[\\s>*+•#\\-]|\\d{1,2}[.)、]?)*$");
    /** Headings that every answer may have; whatever else is made a heading of states something, and is judged. */
    private static final Pattern LABEL = Pattern.compile("^\\s*#{1,6}\\s+(?:条件|步骤|期限|责任|罚则|例外|材料|说明|取决于|变化)\\s*$");

    private static final Pattern TYPED = Pattern.compile("\\[\\s*\\d{1,3}\\s*$");
    private static final Pattern TABLE_RULE = Pattern.compile("^\\s*\\|?[\\s|:-]+\\|?\\s*$");

    private final Map<Integer, Source> sources;
    private final Ruling ruling;
    private final Answerer.Observer observer;
    private final String preface;
    private final Markers markers = new Markers(new Reader());
    private final StringBuilder text = new StringBuilder();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<Integer, Citation> cited = new TreeMap<>();
    private final List<Sentence> waiting = new ArrayList<>();
    private int told;
    private int lineStart;
    private int begin = -1;
    private boolean ended;
    private int depth;
    private List<Integer> numbers = new ArrayList<>();

    public CheckedText(List<Source> sources, ClaimVerifier verifier, String question, Answerer.Observer observer) {
        this(sources, verifier, question, "", observer);
    }

    /** @param preface what the service says in its own name first, at once; it is no claim */
    public CheckedText(
            List<Source> sources, ClaimVerifier verifier, String question, String preface, Answerer.Observer observer) {
        this.sources = sources.stream()
                .collect(
                        Collectors.toMap(Source::number, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.ruling = new Ruling(verifier, this.sources, question);
        this.observer = observer;
        this.preface = preface;
        preface();
        tell();
    }

    private void preface() {
        text.append(preface);
        lineStart = text.length();
    }

    /** A sentence that has ended, at its place in the text. */
    private record Sentence(int start, int end, List<Integer> numbers) {}

    public String text() {
        return text.toString();
    }

    /** What was said behind the preface, as far as it was kept. */
    public String body() {
        return text.substring(preface.length());
    }

    /** From now on this source may be cited too. */
    public void admit(Source source) {
        sources.putIfAbsent(source.number(), source);
    }

    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** The citations whose markers still stand in the text. */
    public List<Citation> citations() {
        return cited.values().stream()
                .filter(citation -> text.indexOf("[" + citation.number() + "]") >= 0)
                .toList();
    }

    /** Whether any sentence is supported: where none is, nothing was answered. */
    public boolean holds() {
        return claims.stream().anyMatch(claim -> claim.verdict() == Verdict.SUPPORTED);
    }

    public void piece(String piece) {
        markers.read(piece);
        tell();
    }

    /** The text is whole: what is still open is judged. */
    public void finish() {
        markers.end();
        endSentence();
        endLine();
        tell();
    }

    /** The text broke off: of what was said only the judged sentences stay. */
    public void breakOff() {
        markers.reset();
        int kept = claims.stream().mapToInt(Claim::end).max().orElse(preface.length());
        waiting.clear();
        open();
        if (kept < text.length()) {
            text.setLength(kept);
            lineStart = Math.max(preface.length(), text.lastIndexOf("\n") + 1);
            told = Math.min(told, kept);
            observer.delta(told, text.substring(told));
            told = kept;
        }
        tell();
    }

    /** What was said is void. */
    public void reset() {
        markers.reset();
        text.setLength(0);
        claims.clear();
        cited.clear();
        waiting.clear();
        told = 0;
        preface();
        open();
    }

    private void open() {
        begin = -1;
        ended = false;
        depth = 0;
        numbers = new ArrayList<>();
    }

    private void tell() {
        if (told < text.length()) {
            observer.delta(told, text.substring(told));
            told = text.length();
        }
    }

    /** Takes characters and markers in order. */
    private final class Reader implements Markers.Sink {

        @Override
        public void text(char c) {
            if (c == '\n') {
                endSentence();
                endLine();
                text.append(c);
                lineStart = text.length();
                open();
                return;
            }
            if (c == ']'
                    && TYPED.matcher(text)
                            .region(Math.max(0, text.length() - 6), text.length())
                            .find()) {
                return; // what was left of other marks must not look like a marker
            }
            if (ended && !Sentences.ends(c) && !Sentences.closes(c) && !Character.isWhitespace(c)) {
                endSentence();
            }
            text.append(c);
            if (begin < 0) {
                begin();
            }
            depth = Math.max(0, depth + Sentences.depth(c));
            boolean table = text.charAt(lineStart) == '|';
            ended |= begin >= 0 && depth == 0 && !table && Sentences.ends(c);
        }

        @Override
        public void mark(int number) {
            Source source = sources.get(number);
            if (source == null) {
                return;
            }
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
            text.append('[').append(number).append(']');
            if (!cited.containsKey(number)) {
                Citation citation = source.cite(begin < 0 ? "" : text.substring(begin));
                cited.put(number, citation);
                tell();
                observer.citation(citation);
            }
        }
    }

    /** A sentence begins behind what makes a line a list item, a heading or a quotation. */
    private void begin() {
        String line = text.substring(lineStart);
        boolean first = waiting.isEmpty() && claims.stream().noneMatch(claim -> claim.start() >= lineStart);
        if (!first) {
            begin = Character.isWhitespace(line.charAt(line.length() - 1)) ? -1 : text.length() - 1;
            return;
        }
        if (MAY_BE_PREFIX.matcher(line.replaceAll("\\[\\d{1,3}]", "")).matches()) {
            return;
        }
        var prefix = PREFIX.matcher(line);
        begin = lineStart + (prefix.lookingAt() ? prefix.end() : 0);
    }

    private void endSentence() {
        String line = text.substring(lineStart);
        if (begin < 0
                && !line.isBlank()
                && waiting.isEmpty()
                && !TABLE_RULE.matcher(line).matches()
                && claims.stream().noneMatch(claim -> claim.start() >= lineStart)) {
            begin = lineStart; // a line of digits alone looks like the start of a list
        }
        if (begin >= 0) {
            int end = text.length();
            while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            if (end > begin
                    && !TABLE_RULE.matcher(line).matches()
                    && !LABEL.matcher(line).matches()) {
                waiting.add(new Sentence(begin, end, List.copyOf(numbers)));
            }
        }
        boolean marked = !numbers.isEmpty();
        open();
        if (marked) {
            judge(waiting.isEmpty() ? List.of() : waiting.getLast().numbers());
        }
    }

    private void endLine() {
        judge(List.of());
    }

    /** Judges the sentences that wait, those without markers of their own by the given ones. */
    private void judge(List<Integer> inherited) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Claim> judged = new ArrayList<>();
        int shift = 0;
        int changed = Integer.MAX_VALUE;
        for (Sentence sentence : waiting) {
            int start = sentence.start() + shift;
            int end = sentence.end() + shift;
            List<Integer> own = sentence.numbers().isEmpty() ? inherited : sentence.numbers();
            Verdict verdict = ruling.on(text.substring(start, end), own);
            if (verdict == Verdict.UNSUPPORTED) {
                text.replace(start, end, WITHDRAWN);
                shift += WITHDRAWN.length() - (end - start);
                end = start + WITHDRAWN.length();
                changed = Math.min(changed, start);
            }
            judged.add(new Claim(start, end, verdict == Verdict.UNCITED ? List.of() : own, verdict));
        }
        waiting.clear();
        if (changed < told) {
            observer.delta(changed, text.substring(changed));
            told = text.length();
        }
        tell();
        judged.sort(Comparator.comparingInt(Claim::start));
        claims.addAll(judged);
        judged.forEach(observer::claim);
    }
}
