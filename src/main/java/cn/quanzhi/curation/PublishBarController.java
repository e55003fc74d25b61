package cn.quanzhi.curation;

import cn.quanzhi.curation.PublishBars.PublishBar;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether a change that makes answers worse is stopped in a site. */
@RestController
@RequestMapping(path = "/api/v1/curation/publish-bar", produces = MediaType.APPLICATION_JSON_VALUE)
class PublishBarController {

    private final PublishBars bars;
    private final Directory directory;
    private final Transactions transactions;

    PublishBarController(PublishBars bars, Directory directory, Transactions transactions) {
        this.bars = bars;
        this.directory = directory;
        this.transactions = transactions;
    }

    record NewPublishBar(@Nullable Double bar, @Nullable Boolean blocks) {}

    /** @param site for staff of {@code shared}; null for the caller's own */
    @GetMapping
    PublishBar get(Caller.Staff staff, @RequestParam(required = false) @Nullable String site) {
        CurationGate.enter(staff);
        return transactions.in(CurationGate.scope(staff), () -> bars.of(site(staff, site)));
    }

    @PutMapping
    PublishBar put(
            Caller.Staff staff,
            @RequestParam(required = false) @Nullable String site,
            @RequestBody NewPublishBar body) {
        staff.require(Role.ADMIN);
        Double bar = body.bar();
        Boolean blocks = body.blocks();
        if (bar == null || bar.isNaN() || bar < 0 || bar > 1) {
            throw new ProblemException("bar", "请填 0 到 1 之间的比例");
        }
        if (blocks == null) {
            throw new ProblemException("blocks", "请选择未达标时是否阻止发布");
        }
        String where = site(staff, site);
        return transactions.in(CurationGate.scope(staff), () -> {
            if (!where.equals(CurationGate.SHARED) && !directory.isSite(where)) {
                throw new ProblemException("site", "没有这个站点");
            }
            bars.put(where, new PublishBar(bar, blocks));
            return bars.of(where);
        });
    }

    private static String site(Caller.Staff staff, @Nullable String site) {
        return site != null && staff.site().equals(CurationGate.SHARED) ? site : staff.site();
    }
}
