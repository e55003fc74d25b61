package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ImportState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready only when the first import has ended and the index holds all of it. */
@Component
class KnowledgeHealthIndicator implements HealthIndicator {

    private final IndexState index;
    private final ImportState imported;

    KnowledgeHealthIndicator(IndexState index, ImportState imported) {
        this.index = index;
        this.imported = imported;
    }

    @Override
    public Health health() {
        Health.Builder health = index.isCaughtUp() ? Health.up() : Health.outOfService();
        return health.withDetail("imported", imported.done())
                .withDetail("of", imported.total())
                .build();
    }
}
