package cn.quanzhi.escalation;

import cn.quanzhi.platform.feed.Feed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lasting events of the desk's stream. They are written when everything else of their transaction is: the row that
 * gives the numbers is the last that any transaction locks, so it is held for no longer than the commit, and nobody who
 * holds it waits for anything.
 */
@Component
class DeskLog {

    static final String CHANNEL = "desk";
    private static final String TOLD = "#";
    private static final String NEXT =
            "update escalation_desk set last_seq = last_seq + 1 where site_id = 'shared' returning last_seq";
    private static final String APPEND = """
            insert into escalation_desk_event (seq, site_id, type, ticket_id, data, at)
            values (:seq, :site, :type, :ticket, cast(:data as jsonb), now())
            """;
    private static final String AFTER = """
            select seq, site_id, type, data from escalation_desk_event
            where seq > :after and seq <= :last and (:site = 'shared' or site_id = :site) order by seq limit 500
            """;
    private static final String FIRST = "select min(seq) from escalation_desk_event";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Feed feed;
    private final DeskTickets views;

    DeskLog(JdbcClient jdbc, JsonMapper json, Feed feed, DeskTickets views) {
        this.jdbc = jdbc;
        this.json = json;
        this.feed = feed;
        this.views = views;
    }

    /** An event as it was written. */
    record Lasting(long seq, String site, String type, String data) {

        private static final String CUT = " ";
        private static final int FIELDS = 4;

        /** As it is told to open streams; JSON around JSON would cost more than it carries. */
        String line() {
            return TOLD + seq + CUT + site + CUT + type + CUT + data;
        }

        static boolean isLine(String heard) {
            return heard.startsWith(TOLD);
        }

        static Lasting parse(String line) {
            String[] fields = line.substring(TOLD.length()).split(CUT, FIELDS);
            return new Lasting(Long.parseLong(fields[0]), fields[1], fields[2], fields[3]);
        }
    }

    /** The ticket is new. */
    void created(UUID ticket) {
        pending().tickets.put(ticket, "ticket.created");
    }

    /** Something of the ticket has changed; however much does in one transaction, it is one event. */
    void changed(UUID ticket) {
        pending().tickets.putIfAbsent(ticket, "ticket.changed");
    }

    /** Something was said in the ticket's consultation. */
    void said(UUID ticket, Object message) {
        pending()
                .messages
                .computeIfAbsent(ticket, id -> new java.util.ArrayList<>())
                .add(message);
    }

    long last() {
        return jdbc.sql("select last_seq from escalation_desk where site_id = 'shared'")
                .query(Long.class)
                .single();
    }

    /** The oldest event that is still kept. */
    Optional<Long> first() {
        return jdbc.sql(FIRST)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    List<Lasting> after(String site, long seq, long last) {
        return jdbc.sql(AFTER)
                .param("after", seq)
                .param("last", last)
                .param("site", site)
                .query((row, number) ->
                        new Lasting(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    int purge(int days) {
        return jdbc.sql("delete from escalation_desk_event where at < now() - cast(:days as int) * interval '1 day'")
                .param("days", days)
                .update();
    }

    private Pending pending() {
        Pending known = (Pending) TransactionSynchronizationManager.getResource(this);
        return known == null ? new Pending() : known;
    }

    /** What the running transaction has yet to write. */
    private final class Pending implements TransactionSynchronization {
        private final Map<UUID, String> tickets = new LinkedHashMap<>();
        private final Map<UUID, List<Object>> messages = new LinkedHashMap<>();

        Pending() {
            TransactionSynchronizationManager.bindResource(DeskLog.this, this);
            TransactionSynchronizationManager.registerSynchronization(this);
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Map<UUID, DeskTicket> now = views.of(union());
            messages.forEach((ticket, said) -> said.forEach(message -> append(
                    now.get(ticket), ticket, "message.created", Map.of("ticketId", ticket, "message", message))));
            tickets.forEach((ticket, type) -> append(now.get(ticket), ticket, type, now.get(ticket)));
        }

        private Set<UUID> union() {
            Set<UUID> all = new java.util.LinkedHashSet<>(tickets.keySet());
            all.addAll(messages.keySet());
            return all;
        }

        private void append(@Nullable DeskTicket view, UUID ticket, String type, @Nullable Object data) {
            if (view == null || data == null) {
                return;
            }
            jdbc.sql(APPEND)
                    .param("seq", jdbc.sql(NEXT).query(Long.class).single())
                    .param("site", view.site())
                    .param("type", type)
                    .param("ticket", ticket)
                    .param("data", json.writeValueAsString(data))
                    .update();
        }

        @Override
        public void afterCommit() {
            feed.publish(CHANNEL, "");
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(DeskLog.this);
        }
    }
}
