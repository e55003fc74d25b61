package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queues of a site: what is dispatched to which, and whether it is claimed or assigned, and up to how many. */
@RestController
@RequestMapping(path = "/api/v1/desk/queues", produces = MediaType.APPLICATION_JSON_VALUE)
class QueueController {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 10_000;

    private final Queues queues;
    private final Directory directory;
    private final Transactions transactions;
    private final DeskWrites desk;

    QueueController(Queues queues, Directory directory, Transactions transactions, DeskWrites desk) {
        this.queues = queues;
        this.directory = directory;
        this.transactions = transactions;
        this.desk = desk;
    }

    record QueueSetting(
            @Nullable String name,
            @Nullable List<String> serviceKinds,
            @Nullable Boolean automatic,
            @Nullable Integer capacity) {}

    /** @param site for staff of {@code shared}, which has no queues of its own */
    @GetMapping
    List<Queues.Queue> list(Caller.Staff staff, @RequestParam(required = false) @Nullable String site) {
        return desk.read(staff, () -> queues.of(site(staff, site)));
    }

    @PutMapping("/{queue}")
    Queues.Queue put(
            Caller.Staff staff,
            @PathVariable String queue,
            @RequestParam(required = false) @Nullable String site,
            @RequestBody QueueSetting body) {
        staff.require(Role.SUPERVISOR, Role.ADMIN);
        Queues.Queue wanted = checked(queue, body);
        String where = site(staff, site);
        return transactions.in(DeskWrites.scope(staff), () -> {
            if (!directory.isSite(where)) {
                throw new ProblemException("site", "没有这个站点");
            }
            queues.put(where, wanted);
            return wanted;
        });
    }

    private static Queues.Queue checked(String queue, QueueSetting body) {
        if (!CODE.matcher(queue).matches()) {
            throw new ProblemException("queue", "队列代号用大写字母、数字和下划线，2 到 40 个字符");
        }
        String name = body.name() == null ? "" : Words.clean("name", body.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new ProblemException("name", "请填写队列名称，最多 100 字");
        }
        List<String> kinds = body.serviceKinds() == null ? List.of() : body.serviceKinds();
        if (!kinds.stream().allMatch(kind -> kind != null && ServiceKinds.isOne(kind))) {
            throw new ProblemException("serviceKinds", "请从七个服务类别中选择");
        }
        Integer capacity = body.capacity();
        if (capacity != null && (capacity < 1 || capacity > MOST)) {
            throw new ProblemException("capacity", "队列上限请填 1 到 " + MOST + "，不限则留空");
        }
        return new Queues.Queue(queue, name, List.copyOf(kinds), Boolean.TRUE.equals(body.automatic()), capacity);
    }

    private static String site(Caller.Staff staff, @Nullable String site) {
        boolean shared = staff.site().equals("shared");
        return shared ? Objects.requireNonNullElse(site, staff.site()) : staff.site();
    }
}
