package cn.quanzhi.consultation;

import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.LastMessage;
import cn.quanzhi.consultation.ConsultationView.Summary;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visitor's consultations as a list: the last words of each and how many are unread. */
@Component
class ConsultationList {

    private static final int MAX = 100;
    private static final String LAST = """
            select m.author, left(coalesce(nullif(m.text, ''), (select a.text from consultation_answer a
                where a.message_id = m.id order by a.id desc limit 1), ''), 100) as said, m.created_at
            from consultation_message m where m.consultation_id = :id order by m.seq desc limit 1
            """;
    private static final String UNREAD = """
            select count(*) from consultation_message
            where consultation_id = :id and seq > :read and author <> 'VISITOR'
            """;

    private final Consultations consultations;
    private final JdbcClient jdbc;

    ConsultationList(Consultations consultations, JdbcClient jdbc) {
        this.consultations = consultations;
        this.jdbc = jdbc;
    }

    Slice<Summary> of(Caller.Visitor visitor, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MAX) {
            throw new ProblemException("limit", "每页 1 到 100 条");
        }
        List<Consultations.Row> rows = consultations.of(visitor, before(cursor), limit + 1);
        boolean more = rows.size() > limit;
        List<Consultations.Row> page = more ? rows.subList(0, limit) : rows;
        return new Slice<>(
                page.stream().map(this::summary).toList(),
                more ? page.getLast().id().toString() : null);
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new ProblemException("cursor", "翻页位置无法识别，请从第一页开始");
        }
    }

    private Summary summary(Consultations.Row row) {
        LastMessage last = jdbc.sql(LAST)
                .param("id", row.id())
                .query((found, number) -> new LastMessage(
                        Author.valueOf(found.getString(1)),
                        found.getString(2),
                        found.getObject(3, OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
        long unread = jdbc.sql(UNREAD)
                .param("id", row.id())
                .param("read", row.readSeq())
                .query(Long.class)
                .single();
        return new Summary(
                row.id(),
                row.subject(),
                row.state(),
                row.createdAt(),
                Long.toString(row.lastSeq()),
                last,
                unread,
                row.ticket());
    }
}
