package cn.quanzhi.escalation;

import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.answering.Copilot;
import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.ConsultationView.CitationView;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.limiter.Limiter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The AI's drafts for experts. A draft is sent by a person or not at all: what it says of penalties and deadlines goes out
 * only after that person has confirmed it, sentence by sentence, and who did stays on the timeline.
 */
@Component
class Drafts {

    private static final int PER_MINUTE = 20;
    private static final String KEEP = """
            insert into escalation_draft (id, site_id, ticket_id, account_id, text, citations, claims, confirm, created_at)
            values (:id, :site, :ticket, :account, :text, cast(:citations as jsonb), cast(:claims as jsonb),
              cast(:confirm as jsonb), now())
            """;
    private static final String FIND = """
            select text, citations, claims, confirm from escalation_draft where id = :id and ticket_id = :ticket
            """;

    private static final Pattern BESIDE_THE_WORDS = Pattern.compile("^\\s*\\d{1,2}[.)、](?!\\d)|\\[\\d{1,3}]|\\s"
            + "|(?![%％‰])(?:(?<!\\d)[\\p{P}\\p{S}]|[\\p{P}\\p{S}](?!\\d))");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Copilot copilot;
    private final CaseFiles files;
    private final TicketSteps steps;
    private final DeskWrites desk;
    private final Limiter limiter;

    Drafts(
            JdbcClient jdbc,
            JsonMapper json,
            Copilot copilot,
            CaseFiles files,
            TicketSteps steps,
            DeskWrites desk,
            Limiter limiter) {
        this.jdbc = jdbc;
        this.json = json;
        this.copilot = copilot;
        this.files = files;
        this.steps = steps;
        this.desk = desk;
        this.limiter = limiter;
    }

    /** @param confirm the claims that a person must confirm before they are sent; each is named by its start */
    record DraftView(
            UUID draftId, String text, List<CitationView> citations, List<Claim> claims, List<Claim> confirm) {}

    /** Writes a draft. The model works before the transaction that keeps what it wrote. */
    ResponseEntity<String> make(Caller.Staff staff, UUID id, ServerWebExchange exchange) {
        Ticket ticket = desk.read(staff, () -> steps.held(staff, id));
        limiter.tryAcquire("drafts:" + staff.key(), PER_MINUTE, Duration.ofMinutes(1))
                .orRefuse(null);
        Copilot.Draft draft = copilot.draft(ticket.site(), files.turns(ticket.consultation()));
        return desk.make(staff, exchange, Map.of(), () -> keep(staff, ticket, draft));
    }

    private DraftView keep(Caller.Staff staff, Ticket ticket, Copilot.Draft draft) {
        UUID id = Ids.next();
        jdbc.sql(KEEP)
                .param("id", id)
                .param("site", ticket.site())
                .param("ticket", ticket.id())
                .param("account", staff.accountId())
                .param("text", draft.text())
                .param("citations", json.writeValueAsString(draft.citations()))
                .param("claims", json.writeValueAsString(draft.claims()))
                .param("confirm", json.writeValueAsString(draft.confirm()))
                .update();
        return new DraftView(
                id,
                draft.text(),
                draft.citations().stream().map(CitationView::of).toList(),
                draft.claims(),
                draft.confirm());
    }

    /**
     * The message made from a draft, with the sources that it still names. Refused where it says anything of a penalty or a
     * deadline that a person has not confirmed in just these words, whether the draft had said it so or not.
     */
    HandOver.Said confirmed(Caller.Staff staff, UUID id, TicketRequests.Reply reply) {
        Ticket ticket = steps.held(staff, id);
        Copilot.Draft draft = find(ticket, reply.draftId());
        String text = reply.checked();
        Set<String> confirmed = confirmedWords(draft, reply);
        List<String> grave = copilot.grave(text);
        List<ProblemException.FieldProblem> open = grave.stream()
                .filter(sentence -> !confirmed.contains(plain(sentence)))
                .map(sentence -> new ProblemException.FieldProblem("confirmed", sentence))
                .toList();
        if (!open.isEmpty()) {
            throw new ProblemException(Problem.DRAFT_NOT_CONFIRMED, null, open);
        }
        for (String sentence : grave) {
            ticket = steps.take(ticket, Change.of(TicketStep.DRAFT_CONFIRMED, Actor.of(staff), sentence));
        }
        List<Citation> cited = draft.citations().stream()
                .filter(citation -> text.contains("[" + citation.number() + "]"))
                .toList();
        return new HandOver.Said(text, staff.displayName(), cited, null);
    }

    private Set<String> confirmedWords(Copilot.Draft draft, TicketRequests.Reply reply) {
        Stream<String> asItStood = draft.confirm().stream()
                .filter(claim -> reply.isConfirmed(claim.start()))
                .map(claim -> draft.text().substring(claim.start(), claim.end()));
        // A section's label (期限) says nothing by itself, and is no claim that could be confirmed.
        Stream<String> labels = draft.text().lines().filter(line -> line.startsWith("#"));
        return Stream.concat(Stream.concat(asItStood, labels), reply.ownWords().stream())
                .flatMap(words -> Stream.concat(Stream.of(words), copilot.grave(words).stream()))
                .map(Drafts::plain)
                .collect(Collectors.toSet());
    }

    private Copilot.Draft find(Ticket ticket, @Nullable UUID id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("ticket", ticket.id())
                .query((row, number) -> new Copilot.Draft(
                        row.getString("text"),
                        json.readValue(row.getString("citations"), new TypeReference<List<Citation>>() {}),
                        claims(row.getString("claims")),
                        claims(row.getString("confirm"))))
                .optional()
                .orElseThrow(() -> new ProblemException("draftId", "没有这份草稿"));
    }

    private List<Claim> claims(String stored) {
        return json.readValue(stored, new TypeReference<List<Claim>>() {});
    }

    /**
     * The words alone: markers, spaces, marks and the place in a list may change while the sentence stays. A mark between
     * figures is part of the figure, and so is a percent sign.
     */
    static String plain(String text) {
        return BESIDE_THE_WORDS.matcher(text).replaceAll("");
    }
}
