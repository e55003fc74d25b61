package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lays each clause of a sentence beside the clause of the source that is nearest to it. Where both say the same in nearly
 * the same words, the force, the negation, the bounds and the roles must be the same too: that is where one turned word
 * hides.
 */
final class Clauses {

    private static final Pattern CUT = Pattern.compile("[，：,:]");
    private static final Pattern SENTENCE = Pattern.compile("[。；！？;!?\\n]");
    private static final double SAME_MATTER = 0.7;
    private static final double AS_GOOD = 0.06;
    private static final int SHORT = 3; // a word or two must be the very same ones

    private Clauses() {}

    private record Clause(
            Set<String> content,
            Set<Modality.Force> forces,
            Set<Modality.Force> reached,
            boolean negative,
            Set<Integer> roles,
            List<Quantities.Quantity> figures) {

        /** @param before the force of the clauses before it in its sentence: 应当 reaches beyond a comma */
        static Clause of(String text, Set<Modality.Force> before) {
            Set<Modality.Force> own = Modality.forces(text);
            return new Clause(
                    Bigrams.of(Modality.stripped(text)),
                    own,
                    own.isEmpty() ? before : own,
                    Modality.isNegative(text),
                    Roles.in(text),
                    Quantities.of(text));
        }

        /** 1 where each says all that the other says. */
        double like(Clause other) {
            return Math.min(Bigrams.share(content, other.content), Bigrams.share(other.content, content));
        }
    }

    /** Whether any clause says another thing than the clauses that it is like. */
    static boolean turn(String sentence, String said) {
        List<Clause> known = clauses(said);
        for (Clause clause : clauses(sentence)) {
            double best = known.stream()
                    .mapToDouble(other -> Bigrams.share(clause.content(), other.content()))
                    .max()
                    .orElse(0);
            if (clause.content().isEmpty() || best < (clause.content().size() < SHORT ? 1 : SAME_MATTER)) {
                continue;
            }
            boolean agrees = known.stream()
                    .filter(other -> Bigrams.share(clause.content(), other.content()) >= best - AS_GOOD)
                    .anyMatch(other -> agree(clause, other));
            if (!agrees) {
                return true;
            }
        }
        return false;
    }

    private static boolean agree(Clause claim, Clause source) {
        Set<Modality.Force> added = copy(claim.forces());
        added.removeAll(source.reached());
        boolean force = added.isEmpty();
        // 不少于 and 不得少于 are one; a part of a clause need not repeat what the rest of it denies.
        boolean negation = claim.negative() == source.negative()
                || (claim.negative() && source.forces().contains(Modality.Force.FORBID))
                || claim.like(source) < SAME_MATTER;
        boolean bounds = claim.figures().stream()
                .noneMatch(figure -> source.figures().stream()
                        .anyMatch(other -> figure.sameFigure(other) && figure.contradicts(other)));
        Set<Integer> named = new HashSet<>(claim.roles());
        named.removeAll(source.roles());
        Set<Integer> missing = new HashSet<>(source.roles());
        missing.removeAll(claim.roles());
        boolean roles = named.isEmpty() || missing.isEmpty();
        return force && negation && bounds && roles;
    }

    private static Set<Modality.Force> copy(Set<Modality.Force> forces) {
        Set<Modality.Force> copy = EnumSet.noneOf(Modality.Force.class);
        copy.addAll(forces);
        return copy;
    }

    private static List<Clause> clauses(String text) {
        List<Clause> clauses = new ArrayList<>();
        for (String sentence : SENTENCE.split(text)) {
            Set<Modality.Force> before = Set.of();
            for (String part : CUT.split(sentence)) {
                if (!part.isBlank()) {
                    Clause clause = Clause.of(part, before);
                    clauses.add(clause);
                    before = clause.reached();
                }
            }
        }
        return clauses;
    }
}
