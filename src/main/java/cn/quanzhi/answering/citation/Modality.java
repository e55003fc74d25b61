package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text obliges, allows or forbids, and of what it says no. A sentence that turns 应当 into 可以, drops a 不 or adds
 * one says something else than its source, however near its words are.
 */
final class Modality {

    private static final Pattern MODAL = Pattern.compile(
            "(?<free>不需要|无需|无须|不必|不用|不要求|免于)|(?<forbid>不得|禁止|严禁|不准|不可以|不能够?|不允许|不应当?|不许|不可(?!抗|逆|靠|缺|分))"
                    + "|(?<duty>应当|必须|(?<![反相适对供回响效感])应(?=[在由于自按依向将先对予及当])|须(?!知)|有义务|需要|(?<![不只主重需就快首还概摘简必])要(?=[在由于自按向先到去把办交申报给做有]))"
                    + "|(?<may>可以|有权|允许|可(?=[以在由向依按申要自])|能够|(?<![不可只功性职技智])能(?=[在由向申要自]))");
    private static final Pattern NEGATION = Pattern.compile("[不未没无非](?![能得可必须少仅论管])");
    private static final Pattern DENIES = Pattern.compile("(?:[不未没无]|没有|未有|未经|未能|不能|未予|不予|非经|无需|不再)$");
    private static final String BREAK = "。；！？\n";
    private static final int WINDOW = 42;
    private static final int PREDICATE = 14;
    private static final double ALIGNED = 0.5;
    private static final double SAID = 0.4;

    private Modality() {}

    enum Force {
        FREE,
        FORBID,
        DUTY,
        MAY
    }

    private record Modal(Force force, Set<String> predicate, Set<String> window) {}

    /** Whether the sentence obliges, allows, forbids or denies otherwise than the sources do. */
    static boolean flips(String sentence, String said) {
        return flipsModal(sentence, said) || flipsNegation(sentence, said);
    }

    /** Whether the text obliges, allows or forbids at all. */
    static boolean states(String text) {
        return MODAL.matcher(text).find();
    }

    static Set<Force> forces(String text) {
        Set<Force> forces = EnumSet.noneOf(Force.class);
        Matcher matcher = MODAL.matcher(text);
        while (matcher.find()) {
            forces.add(force(matcher));
        }
        return forces;
    }

    /** Whether the text says no to something, its bans apart. */
    static boolean isNegative(String text) {
        return NEGATION.matcher(MODAL.matcher(text).replaceAll("|")).find();
    }

    /** The text without the words that oblige, allow, forbid or deny. */
    static String stripped(String text) {
        return NEGATION.matcher(MODAL.matcher(text).replaceAll("")).replaceAll("");
    }

    private static boolean flipsModal(String sentence, String said) {
        List<Modal> known = modals(said);
        for (Modal modal : modals(sentence)) {
            double best = 0;
            boolean agrees = false;
            for (Modal other : known) {
                double overlap = Bigrams.share(modal.predicate(), other.window());
                if (modal.predicate().isEmpty() || overlap < ALIGNED || overlap < best - 0.15) {
                    continue;
                }
                boolean same = modal.force() == other.force();
                if (overlap > best + 0.15) {
                    agrees = same;
                } else {
                    agrees |= same;
                }
                best = Math.max(best, overlap);
            }
            boolean grave = modal.force() == Force.FORBID || modal.force() == Force.FREE;
            if (best >= ALIGNED ? !agrees : grave && !saysSo(modal, said) || !isSaid(modal, said)) {
                return true;
            }
        }
        return false;
    }

    /** Where no modal of the source is near, a ban or an exemption must at least be one of its words. */
    private static boolean saysSo(Modal modal, String said) {
        for (String piece : said.split("[" + BREAK + "，、]")) {
            boolean negative = NEGATION.matcher(piece).find() || piece.contains("禁") || piece.contains("免");
            if (negative && Bigrams.share(modal.predicate(), Bigrams.of(piece)) >= ALIGNED) {
                return true;
            }
        }
        return false;
    }

    /** What somebody may or must do has to be some of the source's words, in one place. */
    private static boolean isSaid(Modal modal, String said) {
        if (modal.predicate().isEmpty()) {
            return true;
        }
        for (String piece : said.split("[" + BREAK + "]")) {
            if (Bigrams.share(modal.predicate(), Bigrams.of(piece)) >= SAID) {
                return true;
            }
        }
        return false;
    }

    private static List<Modal> modals(String text) {
        List<Modal> found = new ArrayList<>();
        Matcher matcher = MODAL.matcher(text);
        while (matcher.find()) {
            String after = upToBreak(text, matcher.end());
            found.add(new Modal(
                    force(matcher),
                    Bigrams.of(after.substring(0, Math.min(PREDICATE, after.length()))),
                    Bigrams.of(after.substring(0, Math.min(WINDOW, after.length())))));
        }
        return found;
    }

    private static String upToBreak(String text, int from) {
        int end = from;
        while (end < text.length() && BREAK.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end);
    }

    private static Force force(Matcher matcher) {
        if (matcher.group("free") != null) {
            return Force.FREE;
        }
        if (matcher.group("forbid") != null) {
            return Force.FORBID;
        }
        return matcher.group("duty") != null ? Force.DUTY : Force.MAY;
    }

    /** A word that the source only denies and the sentence affirms, or the other way about. */
    private static boolean flipsNegation(String sentence, String said) {
        for (int at = 0; at + 2 <= sentence.length(); at++) {
            String word = sentence.substring(at, at + 2);
            if (!isWord(word)) {
                continue;
            }
            boolean denied = denied(sentence, at);
            int affirmed = 0;
            int refused = 0;
            for (int there = said.indexOf(word); there >= 0; there = said.indexOf(word, there + 1)) {
                if (denied(said, there)) {
                    refused++;
                } else if (!forbidden(said, there)) {
                    affirmed++;
                }
            }
            if (denied ? affirmed > 0 && refused == 0 : refused > 0 && affirmed == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String word) {
        return word.chars().allMatch(c -> c >= 0x4e00 && c <= 0x9fff && "的了是在和或等不未没无非得能可必须".indexOf(c) < 0);
    }

    private static boolean denied(String text, int at) {
        return DENIES.matcher(text.substring(Math.max(0, at - 3), at)).find();
    }

    /** 不得少于 neither denies nor affirms: whoever writes 不少于 and whoever names the forbidden deed both keep to it. */
    private static boolean forbidden(String text, int at) {
        return text.substring(Math.max(0, at - 2), at).equals("不得");
    }
}
