package cn.quanzhi.escalation;

import cn.quanzhi.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues of a site: the general one, which every site has, and those that it has set up. */
@Component
class Queues {

    private static final String ALL = """
            select queue, name, service_kinds, automatic, capacity from escalation_queue where site_id = :site order by queue
            """;

    private static final String PUT = """
            insert into escalation_queue (site_id, queue, name, service_kinds, automatic, capacity)
            values (:site, :queue, :name, :kinds, :automatic, :capacity)
            on conflict (site_id, queue) do update set name = excluded.name, service_kinds = excluded.service_kinds,
              automatic = excluded.automatic, capacity = excluded.capacity
            """;
    // Nodes that assign at once take their turns. A statement of its own: one that counted as well would count what it
    // saw before it waited.
    private static final String TURN = """
            select queue from escalation_queue where site_id = :site and automatic order by queue for update
            """;
    private static final String ROOM = """
            select count(*) from escalation_queue q
            where q.site_id = :site and q.queue = :queue and q.automatic and (q.capacity is null or q.capacity > (
              select count(*) from escalation_ticket t where t.site_id = :site and t.queue = :queue
                and t.shown in ('ASSIGNED', 'WAITING_ON_ENTERPRISE')))
            """;

    private final JdbcClient jdbc;

    Queues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param serviceKinds what is dispatched to it
     * @param automatic whether its tickets are assigned rather than claimed
     * @param capacity how many of its tickets may be in hand before it assigns no more; null is any number
     */
    record Queue(
            String queue,
            String name,
            List<String> serviceKinds,
            boolean automatic,
            @Nullable Integer capacity) {
        static final Queue GENERAL = new Queue(Ticket.GENERAL, "综合", List.of(), false, null);
    }

    /** A queue whose tickets are assigned. */
    record Automatic(String site, String queue, List<String> serviceKinds) {}

    List<Automatic> automatic() {
        return jdbc.sql(
                        "select site_id, queue, service_kinds from escalation_queue where automatic order by site_id, queue")
                .query((row, number) ->
                        new Automatic(row.getString("site_id"), row.getString("queue"), List.of((String[])
                                row.getArray("service_kinds").getArray())))
                .list();
    }

    /** Sets a queue up, or changes it. */
    void put(String site, Queue queue) {
        jdbc.sql(PUT)
                .param("site", site)
                .param("queue", queue.queue())
                .param("name", queue.name())
                .param("kinds", queue.serviceKinds().toArray(String[]::new))
                .param("automatic", queue.automatic())
                .param("capacity", queue.capacity())
                .update();
    }

    /**
     * Whether the queue still assigns by itself and has room. Until the transaction ends no other node assigns anything at
     * the site, so nothing that is counted now can be overtaken; who claims is not held up by it.
     */
    boolean hasRoom(String site, String queue) {
        jdbc.sql(TURN)
                .param("site", site)
                .query((row, number) -> row.getString("queue"))
                .list();
        return jdbc.sql(ROOM)
                        .param("site", site)
                        .param("queue", queue)
                        .query(Long.class)
                        .single()
                == 1;
    }

    List<Queue> of(String site) {
        List<Queue> queues = new ArrayList<>(jdbc.sql(ALL)
                .param("site", site)
                .query((row, number) -> new Queue(
                        row.getString("queue"),
                        row.getString("name"),
                        List.of((String[]) row.getArray("service_kinds").getArray()),
                        row.getBoolean("automatic"),
                        row.getObject("capacity", Integer.class)))
                .list());
        if (queues.stream().noneMatch(queue -> queue.queue().equals(Ticket.GENERAL))) {
            queues.addFirst(Queue.GENERAL);
        }
        return queues;
    }

    String known(String site, @Nullable String queue) {
        return find(site, queue).map(Queue::queue).orElseThrow(() -> new ProblemException("toQueue", "请选择一位专家或一个队列"));
    }

    Optional<Queue> find(String site, @Nullable String queue) {
        return of(site).stream().filter(known -> known.queue().equals(queue)).findFirst();
    }

    /** Where a case of the kind belongs. */
    Queue fitting(String site, @Nullable String serviceKind) {
        List<Queue> queues = of(site);
        return queues.stream()
                .filter(queue -> serviceKind != null && queue.serviceKinds().contains(serviceKind))
                .findFirst()
                .or(() -> queues.stream()
                        .filter(queue -> queue.queue().equals(Ticket.GENERAL))
                        .findFirst())
                .orElse(Queue.GENERAL);
    }
}
