package cn.quanzhi.escalation;

import cn.quanzhi.answering.Copilot;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Words to an enterprise that come without a draft and may have been copied from one: what of the ticket's drafts they say
 * of penalties and deadlines a person has to confirm, as if the draft itself were sent. What a person thought of alone is
 * that person's own.
 */
@Component
class CopiedWords {

    private static final String DRAFTS = """
            select text from escalation_draft where ticket_id = :ticket order by created_at desc, id limit 20
            """;
    private static final String CONFIRMED = """
            select text from escalation_ticket_event where ticket_id = :ticket and event = 'DRAFT_CONFIRMED' order by seq
            """;

    /** Fewer characters are a label or a commonplace. */
    private static final int SHORTEST = 8;

    /** Shared pairs of characters, as a share of both: what was copied and then changed is more alike than this. */
    private static final double ALIKE = 0.6;

    private final JdbcClient jdbc;
    private final Copilot copilot;
    private final TicketSteps steps;

    CopiedWords(JdbcClient jdbc, Copilot copilot, TicketSteps steps) {
        this.jdbc = jdbc;
        this.copilot = copilot;
        this.steps = steps;
    }

    /**
     * Refuses the text where it repeats a draft's penalty or deadline that nobody has confirmed; else notes who did.
     *
     * @param confirmed the sentences that the caller has confirmed, in just these words
     */
    void check(Caller.Staff staff, UUID id, @Nullable String text, List<String> confirmed) {
        List<String> grave = text == null ? List.of() : copilot.grave(text);
        if (grave.isEmpty()) {
            return;
        }
        Ticket ticket = steps.directed(staff, id);
        List<String> drafted = drafted(ticket.id());
        Set<String> known = plain(texts(CONFIRMED, ticket.id()));
        Set<String> now = plain(confirmed);
        List<String> fresh = grave.stream()
                .filter(sentence -> isFrom(drafted, Drafts.plain(sentence)))
                .filter(sentence -> !known.contains(Drafts.plain(sentence)))
                .toList();
        List<ProblemException.FieldProblem> open = fresh.stream()
                .filter(sentence -> !now.contains(Drafts.plain(sentence)))
                .map(sentence -> new ProblemException.FieldProblem("confirmed", sentence))
                .toList();
        if (!open.isEmpty()) {
            throw new ProblemException(Problem.DRAFT_NOT_CONFIRMED, null, open);
        }
        for (String sentence : fresh) {
            ticket = steps.take(ticket, Change.of(TicketStep.DRAFT_CONFIRMED, Actor.of(staff), sentence));
        }
    }

    private List<String> drafted(UUID ticket) {
        return texts(DRAFTS, ticket).stream()
                .flatMap(text -> copilot.grave(text).stream())
                .map(Drafts::plain)
                .filter(sentence -> sentence.length() >= SHORTEST)
                .distinct()
                .toList();
    }

    private List<String> texts(String sql, UUID ticket) {
        return jdbc.sql(sql)
                .param("ticket", ticket)
                .query((row, number) -> row.getString("text"))
                .list();
    }

    private Set<String> plain(List<String> texts) {
        Set<String> plain = new HashSet<>();
        for (String text : texts) {
            plain.add(Drafts.plain(text));
            copilot.grave(text).forEach(sentence -> plain.add(Drafts.plain(sentence)));
        }
        return plain;
    }

    private static boolean isFrom(List<String> drafted, String sentence) {
        return drafted.stream()
                .anyMatch(other -> sentence.contains(other)
                        || (sentence.length() >= SHORTEST && other.contains(sentence))
                        || likeness(sentence, other) >= ALIKE);
    }

    private static double likeness(String left, String right) {
        List<String> rest = pairs(right);
        List<String> pairs = pairs(left);
        int both = pairs.size() + rest.size();
        long shared = pairs.stream().filter(rest::remove).count();
        return both == 0 ? 0 : 2.0 * shared / both;
    }

    private static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
