package cn.quanzhi.followup;

import cn.quanzhi.identity.Caller;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A ticket's return visits as the desk reads them. */
@Component
class VisitList {

    private static final String VISITS = """
            select id, state, resolved, satisfaction, comment, asked_at, ended_at from followup_visit
            where ticket_id = :ticket and (:site = 'shared' or site_id = :site) order by id desc
            """;
    private static final String CALLS = """
            select c.visit_id, c.account_name, c.reached, c.note, c.called_at from followup_call c
            join followup_visit v on v.site_id = c.site_id and v.id = c.visit_id
            where v.ticket_id = :ticket and (:site = 'shared' or v.site_id = :site) order by c.id
            """;

    private final JdbcClient jdbc;

    VisitList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state ASKED, CALL_DUE, ANSWERED, UNREACHED, or WITHDRAWN where the case went on */
    record Visit(
            UUID visitId,
            String state,
            @Nullable Boolean resolved,
            @Nullable Integer satisfaction,
            @Nullable String comment,
            Instant askedAt,
            @Nullable Instant endedAt,
            List<Call> calls) {}

    record Call(String by, boolean reached, @Nullable String note, Instant at) {}

    private record Made(UUID visit, Call call) {}

    List<Visit> of(Caller.Staff staff, UUID ticket) {
        Map<UUID, List<Call>> calls = calls(staff, ticket);
        return jdbc.sql(VISITS)
                .param("ticket", ticket)
                .param("site", staff.site())
                .query((row, number) -> {
                    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
                    UUID id = row.getObject("id", UUID.class);
                    return new Visit(
                            id,
                            row.getString("state"),
                            row.getObject("resolved", Boolean.class),
                            row.getObject("satisfaction", Integer.class),
                            row.getString("comment"),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            ended == null ? null : ended.toInstant(),
                            calls.getOrDefault(id, List.of()));
                })
                .list();
    }

    private Map<UUID, List<Call>> calls(Caller.Staff staff, UUID ticket) {
        return jdbc
                .sql(CALLS)
                .param("ticket", ticket)
                .param("site", staff.site())
                .query((row, number) -> new Made(
                        row.getObject("visit_id", UUID.class),
                        new Call(
                                row.getString("account_name"),
                                row.getBoolean("reached"),
                                row.getString("note"),
                                row.getObject("called_at", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Made::visit, Collectors.mapping(Made::call, Collectors.toList())));
    }
}
