package cn.quanzhi.consultation;

import cn.quanzhi.platform.feed.Feed;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lasting events of a consultation. Each takes the consultation's next number under that row's lock, in the
 * transaction that makes it true: a number read by anyone has no gap before it. (A global sequence would be read out of
 * order under concurrent writers.)
 */
@Component
class ConsultationEvents {

    private static final String NEXT = """
            update consultation set last_seq = last_seq + 1
            where site_id = :site and id = :consultation returning last_seq
            """;
    private static final String APPEND = """
            insert into consultation_event (consultation_id, site_id, seq, type, data, at)
            values (:consultation, :site, :seq, :type, cast(:data as jsonb), now())
            """;
    private static final String AFTER = """
            select seq, type, data from consultation_event
            where consultation_id = :consultation and seq > :after
            order by seq limit 500
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Feed feed;

    ConsultationEvents(JdbcClient jdbc, JsonMapper json, Feed feed) {
        this.jdbc = jdbc;
        this.json = json;
        this.feed = feed;
    }

    /** A lasting event as it was written. */
    record Lasting(long seq, String type, String data) {

        /** Whether it says nothing that its enterprise has yet to read. */
        boolean isVisitors() {
            return switch (type) {
                case "answer.completed", "answer.failed" -> false;
                case "message.created" -> !data.contains("\"EXPERT\"") && !data.contains("\"SYSTEM\"");
                default -> true;
            };
        }
    }

    static String channel(UUID consultation) {
        return "consultation:" + consultation;
    }

    /** Takes the next number, for a message that carries it in its data. */
    long next(String site, UUID consultation) {
        return jdbc.sql(NEXT)
                .param("site", site)
                .param("consultation", consultation)
                .query(Long.class)
                .single();
    }

    long append(String site, UUID consultation, String type, Object data) {
        return append(site, consultation, next(site, consultation), type, data);
    }

    long append(String site, UUID consultation, long seq, String type, Object data) {
        jdbc.sql(APPEND)
                .param("consultation", consultation)
                .param("site", site)
                .param("seq", seq)
                .param("type", type)
                .param("data", json.writeValueAsString(data))
                .update();
        wakeAfterCommit(consultation);
        return seq;
    }

    List<Lasting> after(UUID consultation, long seq) {
        return jdbc.sql(AFTER)
                .param("consultation", consultation)
                .param("after", seq)
                .query((row, number) -> new Lasting(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Readers are woken when there is something to read; a wake-up that is lost is made good by their poll. */
    private void wakeAfterCommit(UUID consultation) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                feed.publish(channel(consultation), "");
            }
        });
    }
}
