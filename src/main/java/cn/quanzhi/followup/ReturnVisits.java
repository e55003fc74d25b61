package cn.quanzhi.followup;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.escalation.TicketReopened;
import cn.quanzhi.escalation.TicketResolved;
import cn.quanzhi.escalation.Visits;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.sla.ClockBreached;
import cn.quanzhi.sla.ClockKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Asks after each reply, takes the answer, and has a person call where none comes. */
@Component
class ReturnVisits {

    private static final String ASK = """
            insert into followup_visit (id, site_id, ticket_id, consultation_id, state, asked_at)
            values (:id, :site, :ticket, :consultation, 'ASKED', now())
            """;
    private static final String END = """
            update followup_visit set state = :state, resolved = :resolved, satisfaction = :satisfaction, comment = :comment,
              ended_at = now()
            where ticket_id = :ticket and state in ('ASKED', 'CALL_DUE')
            """;
    private static final String DUE = """
            update followup_visit set state = 'CALL_DUE' where ticket_id = :ticket and state = 'ASKED'
            """;
    private static final String CALL = """
            insert into followup_call (id, site_id, visit_id, account_id, account_name, reached, note, called_at)
            select :id, site_id, id, :account, :name, :reached, :note, now() from followup_visit
            where ticket_id = :ticket and state in ('ASKED', 'CALL_DUE')
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CaseFiles files;
    private final Visits visits;

    ReturnVisits(JdbcClient jdbc, Transactions transactions, CaseFiles files, Visits visits) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.files = files;
        this.visits = visits;
    }

    @EventListener
    void ask(TicketResolved resolved) {
        jdbc.sql(ASK)
                .param("id", Ids.next())
                .param("site", resolved.site())
                .param("ticket", resolved.ticketId())
                .param("consultation", resolved.consultationId())
                .update();
        visits.asked(resolved.ticketId());
    }

    /** The case goes on, so nobody is asked about it any longer. */
    @EventListener
    void withdraw(TicketReopened reopened) {
        end(reopened.ticketId(), "WITHDRAWN", null);
    }

    /** The enterprise's answer; runs in the caller's transaction. */
    void answer(Caller.Visitor visitor, UUID consultation, VisitAnswer answer) {
        files.accessibleTo(visitor, consultation);
        UUID ticket = visits.visiting(consultation).orElseThrow(() -> new ProblemException(Problem.NO_RESOLVED_TICKET));
        take(ticket, new Visits.Visitor(null), answer);
    }

    /** A person's call; without an answer nobody was reached. Runs in the caller's transaction. */
    void called(Caller.Staff staff, UUID id, @Nullable VisitAnswer answer, @Nullable String note) {
        UUID ticket = visits.visiting(staff, id);
        jdbc.sql(CALL)
                .param("id", Ids.next())
                .param("account", staff.accountId())
                .param("name", staff.displayName())
                .param("reached", answer != null)
                .param("note", note)
                .param("ticket", ticket)
                .update();
        if (answer == null) {
            end(ticket, "UNREACHED", null);
            visits.unanswered(ticket, staff, note == null ? "电话回访未接通" : "电话回访未接通：" + note);
        } else {
            take(ticket, new Visits.Visitor(staff), answer);
        }
    }

    private void take(UUID ticket, Visits.Visitor by, VisitAnswer answer) {
        end(ticket, "ANSWERED", answer);
        if (answer.isContent()) {
            visits.satisfied(ticket, by, answer.words());
        } else {
            visits.dissatisfied(ticket, by, answer.words());
        }
    }

    private int end(UUID ticket, String state, @Nullable VisitAnswer answer) {
        return jdbc.sql(END)
                .param("state", state)
                .param("resolved", answer == null ? null : answer.resolved())
                .param("satisfaction", answer == null ? null : answer.satisfaction())
                .param("comment", answer == null ? null : answer.comment())
                .param("ticket", ticket)
                .update();
    }

    /** No answer in the policy's time. */
    @ApplicationModuleListener
    void due(ClockBreached breached) {
        if (breached.kind() != ClockKind.FOLLOW_UP_CALL
                || !breached.subject().kind().equals(Visits.SUBJECT)) {
            return;
        }
        UUID ticket = breached.subject().id();
        transactions.run(Scope.site(breached.site()), () -> {
            if (visits.isVisiting(ticket)
                    && jdbc.sql(DUE).param("ticket", ticket).update() == 1) {
                visits.callDue(ticket);
            }
        });
    }
}
