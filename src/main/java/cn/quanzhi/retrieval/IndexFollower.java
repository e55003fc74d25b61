package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog;
import cn.quanzhi.knowledge.ImportState;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.platform.embedded.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the index beside the start and keeps it following the change log, a look every half second, or every five while an import runs. */
@Component
class IndexFollower implements IndexState, Snapshots, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final long POLL_MILLIS = 500;
    private static final int LOOKS_OF_AN_IMPORT = 10;
    private static final int QUIET_LOOKS = 6;

    private final Path path;
    private final ChangeLog changes;
    private final Embeddings embeddings;
    private final ImportState imported;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private long before;
    private int quiet;
    private volatile @Nullable LuceneIndex index;
    private volatile @Nullable Thread thread;

    IndexFollower(DataDirectory directory, ChangeLog changes, Embeddings embeddings, ImportState imported) {
        this.path = directory.path().resolve("index");
        this.changes = changes;
        this.embeddings = embeddings;
        this.imported = imported;
    }

    /** The index at this moment; before it is open it holds nothing, and the service is not ready. */
    @Override
    public PassageIndex.Snapshot now() {
        LuceneIndex open = index;
        return open == null ? Nothing.INSTANCE : open.snapshot();
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    @Override
    public boolean awaitCaughtUp(Duration patience) {
        try {
            return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("index").start(this::follow);
    }

    @Override
    public void stop() {
        over.countDown();
        Thread running = thread;
        thread = null;
        try {
            if (running != null) {
                running.join(Duration.ofSeconds(10));
            }
            LuceneIndex open = index;
            index = null;
            if (open != null) {
                open.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("the index did not close in order: {}", e.toString());
        }
    }

    /** Opens before whoever searches and closes after: a search in a closed index would find nothing. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void follow() {
        try {
            do {
                step();
            } while (!pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While an import runs, a look costs a segment and its merge, which take the processor from the embedding. */
    private boolean pause() throws InterruptedException {
        boolean ended = over.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        for (int i = 1; i < LOOKS_OF_AN_IMPORT && !ended && !imported.finished(); i++) {
            ended = over.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return ended;
    }

    private void step() {
        try {
            LuceneIndex open = index;
            if (open == null) {
                open = new LuceneIndex(path, changes, embeddings.name());
                index = open;
            }
            boolean complete = imported.finished();
            long reached = open.follow();
            if (complete && reached == changes.head()) {
                caughtUp.countDown();
                quiet = reached == before ? quiet + 1 : 0;
                before = reached;
                if (quiet == QUIET_LOOKS) {
                    open.join();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index could not follow, and tries again: {}", e.toString());
        }
    }

    /** The index before it is open. */
    private enum Nothing implements PassageIndex.Snapshot {
        INSTANCE;

        @Override
        public List<PassageIndex.Hit> exact(PassageIndex.Filter filter, PassageIndex.Name name, int k) {
            return List.of();
        }

        @Override
        public List<PassageIndex.Hit> lexical(PassageIndex.Filter filter, String text, List<String> otherWords, int k) {
            return List.of();
        }

        @Override
        public List<PassageIndex.Hit> dense(PassageIndex.Filter filter, float[] vector, int k) {
            return List.of();
        }

        @Override
        public PassageIndex.Near near(PassageIndex.Filter filter, float[] searched, float[] asked, int k) {
            return PassageIndex.Near.NOTHING;
        }

        @Override
        public float[] vector(PassageIndex.Hit hit) {
            throw new IllegalStateException("nothing was found before the index was open");
        }

        @Override
        public void close() {}
    }
}
