package cn.quanzhi.consultation;

import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.LastMessage;
import cn.quanzhi.consultation.ConsultationView.Summary;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.kernel.Slice;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visitor's consultations as a list: the last words of each and how many are unread. */
@Component
class ConsultationList {

    // A running answer's text is still being checked, and no word of it stands in a list.
    private static final String LAST = """
            select m.author, left(coalesce(case when m.withdrawn_at is null then nullif(m.text, '') else :withdrawn end, (select case when a.status = 'RUNNING' then '' else a.text end
                from consultation_answer a where a.message_id = m.id order by a.id desc limit 1), ''), 100) as said,
              m.created_at, m.withdrawn_at is not null
            from consultation_message m where m.consultation_id = :id order by m.seq desc limit 1
            """;
    // The AI's message is made empty with its question: it is news when its answer has ended. PostgreSQL only: lateral.
    private static final String UNREAD = """
            select count(*) from consultation_message m
            left join lateral (select a.ended_seq from consultation_answer a where a.message_id = m.id
              order by a.id desc limit 1) newest on true
            where m.consultation_id = :id and m.author <> 'VISITOR'
              and case when m.author = 'AI' then coalesce(newest.ended_seq, 0) else m.seq end > :read
            """;

    private final Consultations consultations;
    private final Directory directory;
    private final JdbcClient jdbc;

    ConsultationList(Consultations consultations, Directory directory, JdbcClient jdbc) {
        this.consultations = consultations;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    Slice<Summary> of(Caller.Visitor visitor, int limit, @Nullable String cursor) {
        String withdrawn = Messages.withdrawn(directory.readsChinese(visitor.visitorId()));
        return Slice.of(limit, cursor, (before, most) -> consultations.of(visitor, before, most), Consultations.Row::id)
                .map(row -> summary(row, withdrawn));
    }

    private Summary summary(Consultations.Row row, String withdrawn) {
        LastMessage last = jdbc.sql(LAST)
                .param("withdrawn", withdrawn)
                .param("id", row.id())
                .query((found, number) -> new LastMessage(
                        Author.valueOf(found.getString(1)),
                        found.getString(2),
                        found.getObject(3, OffsetDateTime.class).toInstant(),
                        found.getBoolean(4)))
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
                EventId.lasting(row.id(), row.lastSeq()),
                last,
                unread,
                row.ticket());
    }
}
