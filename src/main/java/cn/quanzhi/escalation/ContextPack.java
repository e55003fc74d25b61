package cn.quanzhi.escalation;

import cn.quanzhi.consultation.ConsultationView.CitationView;
import cn.quanzhi.consultation.HandOver;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the expert finds when a ticket opens.
 *
 * @param understood the question as the AI understood it
 * @param searched what it searched for
 * @param passages the best that it found, also where it wasn't enough
 * @param reason why it gave up, or why a person was asked for
 * @param earlier this enterprise's cases before, newest first
 */
record ContextPack(
        String understood,
        List<String> searched,
        List<CitationView> passages,
        String reason,
        EnterpriseCard enterprise,
        List<EarlierCase> earlier) {

    record EnterpriseCard(
            UUID visitorId,
            @Nullable UUID enterpriseId,
            @Nullable String name,
            @Nullable String uscc,
            HandOver.Contact contact) {}

    record EarlierCase(
            UUID ticketId,
            String number,
            @Nullable String title,
            TicketState.Shown state,
            @Nullable Outcome outcome,
            @Nullable String summary,
            Instant createdAt) {}
}
