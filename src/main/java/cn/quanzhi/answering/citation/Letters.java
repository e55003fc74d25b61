package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an even text that carry meaning, each with its place, its segment (up to ； or 。) and its sentence; a
 * list is one sentence with its head.
 */
final class Letters {

    /** What ends a clause. */
    static final String CLAUSE = ",.;:，。；：\n";

    private static final String FUNCTION_WORDS = "的了吗呢吧啊么是在就都也还会将该此这那您我你们之所其以";
    private static final String STOPS = "。！？!?";
    private static final Pattern BACK = Pattern.compile("违反[^,;。]{0,14}规定的,");
    /** The words of an even text that oblige, allow, forbid and exempt. */
    static final Pattern MODAL = Pattern.compile("应当|可以|不得|不必");

    private final String text;
    private final int[] places;
    private final int[] segments;
    private final int[] sentences;
    private final List<Actors.Actor> actors;

    private Letters(String text, int[] places, int[] segments, int[] sentences) {
        this.text = text;
        this.places = places;
        this.segments = segments;
        this.sentences = sentences;
        this.actors = Actors.in(text);
    }

    static Letters of(String even) {
        int[] places = new int[even.length()];
        int[] segments = new int[even.length()];
        int[] sentences = new int[even.length()];
        boolean[] modal = modals(even);
        int length = 0;
        int segment = 0;
        int sentence = 0;
        boolean list = false;
        for (int i = 0; i < even.length(); i++) {
            char c = even.charAt(i);
            if (c == '\n') {
                boolean head = i > 0 && even.charAt(i - 1) == ':';
                list = head || list && even.startsWith("(", i + 1);
            }
            boolean stops = c == '\n' || STOPS.indexOf(c) >= 0;
            segment += stops || c == ';' ? 1 : 0;
            sentence += stops && !list ? 1 : 0;
            if (!modal[i] && carries(c)) {
                places[length] = i;
                segments[length] = segment;
                sentences[length] = sentence;
                length++;
            }
        }
        return new Letters(
                even, Arrays.copyOf(places, length), Arrays.copyOf(segments, length), Arrays.copyOf(sentences, length));
    }

    private static boolean[] modals(String even) {
        boolean[] modals = new boolean[even.length()];
        Matcher modal = MODAL.matcher(even);
        while (modal.find()) {
            Arrays.fill(modals, modal.start(), modal.end(), true);
        }
        return modals;
    }

    private static boolean carries(char c) {
        return (Character.isLetterOrDigit(c) || c == '%') && FUNCTION_WORDS.indexOf(c) < 0;
    }

    String text() {
        return text;
    }

    /** The text from one letter to before another, with its marks. */
    String words(int from, int to) {
        return text.substring(places[from], places[to - 1] + 1);
    }

    /** The letters alone. */
    String letters(int from, int to) {
        StringBuilder letters = new StringBuilder();
        for (int i = from; i < to; i++) {
            letters.append(at(i));
        }
        return letters.toString();
    }

    /** What stands between a letter and the one before it, or the text's beginning. */
    String between(int index) {
        return text.substring(index == 0 ? 0 : places[index - 1] + 1, places[index]);
    }

    /** What stands behind a letter in its clause, up to the next one. */
    String behind(int index) {
        int from = places[index] + 1;
        int next = index + 1 < places.length ? places[index + 1] : text.length();
        return text.substring(from, Math.min(next, clauseEnd(from)));
    }

    /** Whether no letter of its clause comes behind it. */
    boolean endsClause(int index) {
        return index + 1 == places.length || places[index + 1] >= clauseEnd(places[index] + 1);
    }

    int length() {
        return places.length;
    }

    char at(int index) {
        return text.charAt(places[index]);
    }

    int place(int index) {
        return places[index];
    }

    int segment(int index) {
        return segments[index];
    }

    int sentence(int index) {
        return sentences[index];
    }

    List<Actors.Actor> actors() {
        return actors;
    }

    /** The first letter of a letter's segment, and the one behind its last. */
    int[] span(int index) {
        int from = index;
        while (from > 0 && segments[from - 1] == segments[index]) {
            from--;
        }
        int to = index + 1;
        while (to < length() && segments[to] == segments[index]) {
            to++;
        }
        return new int[] {from, to};
    }

    /** Whether the letter's line is an item of a list: （一）…… */
    boolean isItem(int index) {
        return isItemAt(places[index]);
    }

    boolean isItemAt(int place) {
        return text.startsWith("(", text.lastIndexOf('\n', place) + 1);
    }

    /** Whether the letter's segment names no case of its own but the rule before it: 违反规定的，…… */
    boolean refersBack(int index) {
        return BACK.matcher(text).region(places[span(index)[0]], text.length()).lookingAt();
    }

    /** Every letter from which on the same letters stand as from the given one on. */
    List<Integer> indexes(int index, int count) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i + count <= length(); i++) {
            int k = 0;
            while (k < count && at(i + k) == at(index + k)) {
                k++;
            }
            if (k == count) {
                found.add(i);
            }
        }
        return found;
    }

    /** Whether the same letters stand from an index on as in another text. */
    boolean startsWith(int index, Letters other, int from, int count) {
        for (int k = 0; k < count; k++) {
            if (at(index + k) != other.at(from + k)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two places stand in one sentence, or in one list. */
    boolean oneSentence(int place, int other) {
        return length() > 0 && sentences[indexAt(place)] == sentences[indexAt(other)];
    }

    private int indexAt(int place) {
        int found = Arrays.binarySearch(places, place);
        return Math.min(length() - 1, found >= 0 ? found : -found - 1);
    }

    /** What stands before the place in its clause. */
    String before(int place) {
        int from = place;
        while (from > 0 && CLAUSE.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return text.substring(from, place);
    }

    /** Where the clause of the place ends. */
    int clauseEnd(int place) {
        int end = place;
        while (end < text.length() && CLAUSE.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Whether the clause of the place only names a case: 逾期不改正的，…… */
    boolean isCase(int place) {
        int end = clauseEnd(place);
        return end > 0 && text.charAt(end - 1) == '的' && text.startsWith(",", end);
    }
}
