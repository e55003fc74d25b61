package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.platform.stream.LiveStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;
import tools.jackson.databind.JsonNode;

/**
 * One member of staff's view of the desk: its lasting events in their order, and who is there between them. A reader that
 * brings no id, or one that nothing can be read on from, gets the counts first.
 */
final class DeskStream extends LiveStream {

    private static final Set<Role> READERS = Set.of(Role.EXPERT, Role.SUPERVISOR, Role.ADMIN);
    private static final Pattern ID = Pattern.compile("(\\d{1,18})(?:\\.[0-9a-z.]{1,32})?-([0-9a-f]{8})");

    private final DeskStreams home;
    private final Caller.Staff staff;
    private final @Nullable String lastEventId;
    private long read = -1;

    DeskStream(
            DeskStreams home,
            Caller.Staff staff,
            @Nullable String lastEventId,
            FluxSink<ServerSentEvent<String>> sink) {
        super(sink);
        this.home = home;
        this.staff = staff;
        this.lastEventId = lastEventId;
    }

    static boolean mayRead(Caller.Staff staff) {
        return staff.roles().stream().anyMatch(READERS::contains);
    }

    Caller.Staff staff() {
        return staff;
    }

    @Override
    protected void begin() {
        long last = home.log().last();
        Optional<Long> from = known(last);
        if (from.isEmpty()) {
            read = last;
            emit(passingId(), "desk.snapshot", home.json().writeValueAsString(home.snapshot(staff)));
        } else {
            read = from.get();
        }
        woken();
        home.begun(read);
    }

    /** The number to read on from, where everything after it is still kept. */
    private Optional<Long> known(long last) {
        String id = lastEventId == null ? "" : lastEventId;
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches() || !id.endsWith(mark())) {
            return Optional.empty();
        }
        long seq = Long.parseLong(matcher.group(1));
        long first = home.log().first().orElse(last + 1);
        return seq <= last && seq >= first - 1 ? Optional.of(seq) : Optional.empty();
    }

    @Override
    protected void woken() {
        List<DeskLog.Lasting> next;
        do {
            long last = home.log().last();
            next = home.log().after(staff.site(), read, last);
            next.forEach(this::send);
            // Events of other sites are none of this reader's; the next query begins after them as well.
            read = next.isEmpty() ? Math.max(read, last) : next.getLast().seq();
        } while (!next.isEmpty());
    }

    @Override
    protected void overrun() {
        woken();
    }

    @Override
    protected void heard(String message) {
        if (DeskLog.Lasting.isLine(message)) {
            DeskLog.Lasting event = DeskLog.Lasting.parse(message);
            if (event.seq() > read) {
                read = event.seq();
                if (isOurs(event.site())) {
                    send(event);
                }
            }
            return;
        }
        JsonNode passed = home.json().readTree(message); // who is there, or writes
        String site = passed.get("site").asString();
        if (isOurs(site) || site.equals("shared")) {
            emit(passingId(), passed.get("type").asString(), passed.get("data").toString());
        }
    }

    private boolean isOurs(String site) {
        return site.equals(staff.site()) || staff.site().equals("shared");
    }

    private void send(DeskLog.Lasting event) {
        emit(event.seq() + mark(), event.type(), event.data());
    }

    @Override
    protected String place() {
        return Long.toString(Math.max(0, read));
    }

    /** Tells ids of one site's desk from another's. */
    @Override
    protected String mark() {
        return "-" + String.format("%08x", staff.site().hashCode());
    }
}
