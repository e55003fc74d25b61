package cn.quanzhi.escalation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Copilot;
import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.ConsultationView.CitationView;
import cn.quanzhi.escalation.ContextPack.EarlierCase;
import cn.quanzhi.escalation.ContextPack.EnterpriseCard;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packs of tickets. What was searched and found is kept as it was when the pack was first made, which is when the
 * ticket is first looked at; whom to reach and what was before are read anew each time.
 */
@Component
class ContextPacks {

    private static final int EARLIER = 10;
    private static final String KEEP = """
            insert into escalation_context_pack (ticket_id, site_id, pack, created_at)
            values (:ticket, :site, cast(:pack as jsonb), now()) on conflict (ticket_id) do nothing
            """;
    private static final String EARLIER_CASES = "select " + Tickets.COLUMNS + """
             from escalation_ticket
            where site_id = :site and id <> :id and consultation_id = any(:consultations) order by id desc limit :most
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Transactions transactions;
    private final CaseFiles files;
    private final Copilot copilot;
    private final DeskTickets views;

    ContextPacks(
            JdbcClient jdbc,
            JsonMapper json,
            Transactions transactions,
            CaseFiles files,
            Copilot copilot,
            DeskTickets views) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
        this.files = files;
        this.copilot = copilot;
        this.views = views;
    }

    /** What was searched and found. */
    record Searched(String understood, List<String> searched, List<CitationView> passages, String reason) {}

    /** The pack; searches where none has been made yet, so never within a transaction. */
    ContextPack of(Ticket ticket) {
        Searched searched = kept(ticket.id()).orElseGet(() -> search(ticket));
        return transactions.in(Scope.site(ticket.site()), () -> {
            CaseFiles.CaseFile file = files.of(ticket.consultation());
            DeskTicket.Client client = views.of(ticket).enterprise();
            return new ContextPack(
                    searched.understood(),
                    searched.searched(),
                    searched.passages(),
                    searched.reason(),
                    new EnterpriseCard(
                            file.visitorId(),
                            file.enterpriseId(),
                            client == null ? null : client.name(),
                            client == null ? null : client.uscc(),
                            file.contact()),
                    earlier(ticket, file));
        });
    }

    private Optional<Searched> kept(UUID ticket) {
        return jdbc.sql("select pack from escalation_context_pack where ticket_id = :ticket")
                .param("ticket", ticket)
                .query(String.class)
                .optional()
                .map(pack -> json.readValue(pack, Searched.class));
    }

    private Searched search(Ticket ticket) {
        Copilot.Evidence evidence = copilot.evidence(ticket.site(), files.turns(ticket.consultation()));
        Searched made = new Searched(
                evidence.understood(),
                evidence.searched(),
                evidence.passages().stream().map(CitationView::of).toList(),
                reason(ticket));
        if (!copilot.isReady()) {
            return made; // an index that isn't open yet found nothing, which is nothing to keep
        }
        transactions.run(
                Scope.site(ticket.site()),
                () -> jdbc.sql(KEEP)
                        .param("ticket", ticket.id())
                        .param("site", ticket.site())
                        .param("pack", json.writeValueAsString(made))
                        .update());
        return made;
    }

    private String reason(Ticket ticket) {
        boolean abstained = files.lastAnswer(ticket.consultation())
                .filter(answer -> answer.status() == Answer.Status.ABSTAINED)
                .isPresent();
        String said = ticket.reason();
        boolean known = said.equals(HandOverReason.ABSTAINED.words());
        return abstained && !known ? said + "；" + HandOverReason.ABSTAINED.words() : said;
    }

    private List<EarlierCase> earlier(Ticket ticket, CaseFiles.CaseFile file) {
        List<Ticket> tickets = jdbc.sql(EARLIER_CASES)
                .param("site", ticket.site())
                .param("id", ticket.id())
                .param("consultations", files.sameEnterprise(file).toArray(UUID[]::new))
                .param("most", EARLIER)
                .query(Tickets::row)
                .list();
        return views.of(tickets).stream()
                .map(view -> new EarlierCase(
                        view.ticketId(),
                        view.number(),
                        view.title(),
                        view.state(),
                        view.outcome(),
                        view.summary(),
                        view.createdAt()))
                .toList();
    }
}
