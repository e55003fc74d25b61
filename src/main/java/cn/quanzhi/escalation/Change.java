package cn.quanzhi.escalation;

import cn.quanzhi.sla.Priority;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step with what it sets beside the state, and what it leaves on the timeline.
 *
 * @param text what the timeline shows
 * @param data what else is to be known of it later
 */
record Change(
        TicketStep step,
        Actor actor,
        @Nullable String text,
        Map<String, Object> data,
        Map<Field, @Nullable Object> fields) {

    /** The columns that a step may set; their names are never built from input. */
    enum Field {
        ASSIGNEE_ID,
        ASSIGNEE_NAME,
        QUEUE,
        PRIORITY,
        RANK,
        OUTCOME,
        SUMMARY,
        REPLIED,
        RETURNS,
        SUPERVISION,
        MISROUTED,
        EXTENSION,
        EXTENSION_DAYS,
        EXTENSION_REASON,
        MERGED_INTO
    }

    static Change of(TicketStep step, Actor actor) {
        return of(step, actor, null);
    }

    static Change of(TicketStep step, Actor actor, @Nullable String text) {
        return new Change(step, actor, text, Map.of(), Map.of());
    }

    Change set(Field field, @Nullable Object value) {
        Map<Field, @Nullable Object> more = new EnumMap<>(Field.class);
        more.putAll(fields);
        more.put(field, value);
        return new Change(step, actor, text, data, more);
    }

    Change held(@Nullable UUID account, @Nullable String name) {
        return set(Field.ASSIGNEE_ID, account).set(Field.ASSIGNEE_NAME, name);
    }

    Change priority(Priority priority) {
        return set(Field.PRIORITY, priority.name()).set(Field.RANK, Urgency.rank(priority));
    }

    Change told(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(name, value);
        return new Change(step, actor, text, more, fields);
    }
}
