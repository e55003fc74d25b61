package cn.quanzhi.answering.typing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what was typed in pinyin as the characters that were meant: the likeliest ones by what enterprises ask, found with a
 * beam over all ways to divide the letters into syllables. What isn't pinyin throughout, or makes no likely Chinese, stays.
 */
final class Pinyin {

    private static final Pattern STRETCH = Pattern.compile("[A-Za-z]+(?:['’ ]+[A-Za-z]+)*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])[A-Z]{1,6}(?![A-Za-z])");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final int BEAM = 24;
    /** More letters than anybody types in pinyin: what is longer is another language, or wants to keep the service busy. */
    private static final int MOST = 400;
    /** The mean logarithm of a character's likelihood; what is read from English words by chance lies below. */
    private static final double LIKELY = -6.0;
    /** Letters between characters may be a word of another language: there it must be likelier. */
    private static final double LIKELY_BETWEEN = -4.5;
    /** Whoever writes pinyin alone writes more than a name. */
    private static final int SYLLABLES = 3;

    private final CharacterModel model;
    private final Syllables syllables;

    Pinyin(TypingModel learned) {
        this.model = learned.characters();
        this.syllables = learned.syllables();
    }

    /**
     * The text with its pinyin in characters.
     *
     * @param isWord whether letters are a word of another language: between characters it stays, and where there are none
     *     pinyin may have syllables that look like one
     */
    String inCharacters(String text, Predicate<String> isWord) {
        if (text.chars().filter(Pinyin::isLetter).count() > MOST) {
            return text;
        }
        boolean alone = !HAN.matcher(text).find();
        Matcher stretches = STRETCH.matcher(text);
        StringBuilder read = new StringBuilder();
        while (stretches.find()) {
            Place place = new Place(text.substring(0, stretches.start()), text.substring(stretches.end()), alone);
            stretches.appendReplacement(read, Matcher.quoteReplacement(characters(stretches.group(), place, isWord)));
        }
        return stretches.appendTail(read).toString();
    }

    private static boolean isLetter(int character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    /** What stands around letters. */
    private record Place(String before, String after, boolean alone) {}

    /** Codes in capitals stay as they stand; what is between them is pinyin as a whole, or the whole stretch stays. */
    private String characters(String stretch, Place place, Predicate<String> isWord) {
        StringBuilder read = new StringBuilder();
        int from = 0;
        for (MatchResult code : CODE.matcher(stretch).results().toList()) {
            String letters = stretch.substring(from, code.start());
            if (!append(read, letters, new Place(place.before, "", place.alone), isWord)) {
                return stretch;
            }
            read.append(code.group());
            from = code.end();
        }
        return append(read, stretch.substring(from), place, isWord) ? read.toString() : stretch;
    }

    /** Whether the letters could be read. */
    private boolean append(StringBuilder read, String letters, Place place, Predicate<String> isWord) {
        if (letters.isBlank()) {
            read.append(letters);
            return true;
        }
        Optional<String> meant = meant(letters, new Place(place.before + read, place.after, place.alone), isWord);
        meant.ifPresent(read::append);
        return meant.isPresent();
    }

    private Optional<String> meant(String letters, Place place, Predicate<String> isWord) {
        List<String> words =
                WORD.matcher(letters).results().map(one -> one.group()).toList();
        boolean foreign =
                place.alone ? words.stream().allMatch(isWord) : words.stream().anyMatch(isWord);
        if (foreign) {
            return Optional.empty();
        }
        List<Path> paths = List.of(Path.behind(place.before));
        for (String word : words) {
            paths = over(paths, word.toLowerCase(Locale.ROOT));
        }
        return paths.stream()
                .max(Comparator.comparingDouble(path -> path.likely + following(path, place.after)))
                .filter(best -> isLikely(best, place))
                .map(best -> best.text);
    }

    private boolean isLikely(Path best, Place place) {
        int length = best.text.length();
        double mean = (best.likely + following(best, place.after)) / length;
        return place.alone ? length >= SYLLABLES && mean > LIKELY : mean > LIKELY_BETWEEN;
    }

    /** The likeliest ways to go on over a word; none where it isn't made of syllables. */
    private List<Path> over(List<Path> paths, String word) {
        List<List<Path>> at = new ArrayList<>();
        at.add(paths);
        for (int end = 1; end <= word.length(); end++) {
            List<Path> here = new ArrayList<>();
            for (int from = Math.max(0, end - Syllables.LONGEST); from < end; from++) {
                String characters = syllables.of(word.substring(from, end));
                for (Path path : characters.isEmpty() ? List.<Path>of() : at.get(from)) {
                    for (char character : characters.toCharArray()) {
                        here.add(path.then(character, model));
                    }
                }
            }
            here.sort(Comparator.comparingDouble(path -> -path.likely));
            at.add(List.copyOf(here.subList(0, Math.min(BEAM, here.size()))));
        }
        return at.getLast();
    }

    /** How likely what stands behind it follows, beyond what it is anywhere. */
    private double following(Path path, String after) {
        char next = after.isEmpty() ? 0 : after.charAt(0);
        return HAN.matcher(String.valueOf(next)).matches()
                ? model.logLikely(path.before, path.last, next) - model.logLikely((char) 0, (char) 0, next)
                : 0;
    }

    /** Characters that were read so far, and what stands before the next one. */
    private record Path(char before, char last, String text, double likely) {

        static Path behind(String text) {
            int length = text.length();
            return new Path(length > 1 ? text.charAt(length - 2) : 0, length > 0 ? text.charAt(length - 1) : 0, "", 0);
        }

        Path then(char next, CharacterModel model) {
            return new Path(last, next, text + next, likely + model.logLikely(before, last, next));
        }
    }
}
