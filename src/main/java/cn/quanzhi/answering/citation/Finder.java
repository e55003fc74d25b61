package cn.quanzhi.answering.citation;

import java.util.BitSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only where one of its first characters stands. The library's own search tries each branch and each
 * range of a character class at every place of the text, which for Chinese words is most of the time that judging takes.
 */
final class Finder {

    private final BitSet starts = new BitSet();
    private final Pattern pattern;

    /** @param starts every character with which a match can begin */
    Finder(String starts, String pattern) {
        starts.chars().forEach(this.starts::set);
        this.pattern = Pattern.compile(pattern);
    }

    /** One of some words, each perhaps with what must follow it; where they begin is read from themselves. */
    static Finder ofWords(String words) {
        StringBuilder starts = new StringBuilder();
        for (String word : words.split("\\|")) {
            starts.append(word.charAt(0));
        }
        return new Finder(starts.toString(), words);
    }

    Search in(String text) {
        return new Search(text);
    }

    /** From one match to the next. Not for several threads. */
    final class Search {
        private final String text;
        private final Matcher matcher;
        private int at;

        private Search(String text) {
            this.text = text;
            this.matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        }

        boolean next() {
            for (int place = at; place < text.length(); place++) {
                if (starts.get(text.charAt(place))
                        && matcher.region(place, text.length()).lookingAt()) {
                    at = matcher.end();
                    return true;
                }
            }
            at = text.length();
            return false;
        }

        MatchResult found() {
            return matcher;
        }
    }
}
