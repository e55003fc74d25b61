package cn.quanzhi.retrieval;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Rehearsal;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.knowledge.Vocabulary;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Finds what would be found if a version were published, without publishing anything. */
@Component
public class Rehearsals {

    private final Snapshots index;
    private final Embeddings embeddings;
    private final Passages passages;
    private final Titles titles;
    private final Vocabulary vocabulary;
    private final English english;
    private final RetrievalSettings settings;

    Rehearsals(
            Snapshots index,
            Embeddings embeddings,
            Passages passages,
            Titles titles,
            Vocabulary vocabulary,
            English english,
            RetrievalSettings settings) {
        this.index = index;
        this.embeddings = embeddings;
        this.passages = passages;
        this.titles = titles;
        this.vocabulary = vocabulary;
        this.english = english;
        this.settings = settings;
    }

    /** The knowledge that would be, to be closed after use. */
    public interface Rehearsed extends AutoCloseable {
        Retriever retriever();

        Titles titles();

        @Override
        void close();
    }

    public Rehearsed of(Rehearsal.State state) {
        if (!index.isCaughtUp()) {
            throw new ProblemException(Problem.UNAVAILABLE, "知识库还在载入，请稍后再试");
        }
        try {
            Overlay overlay = new Overlay(state.passages(), state.touched());
            Titles named = new Named(titles, state.title());
            Retriever retriever = new FusingRetriever(
                    new Overlaid(index, overlay),
                    embeddings,
                    new RehearsedPassages(passages, state),
                    named,
                    vocabulary,
                    english,
                    settings);
            return new Opened(overlay, retriever, named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Opened(Overlay overlay, Retriever retriever, Titles titles) implements Rehearsed {
        @Override
        public void close() {
            try {
                overlay.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Overlaid(Snapshots base, Overlay overlay) implements Snapshots {
        @Override
        public PassageIndex.Snapshot now() {
            PassageIndex.Snapshot now = base.now();
            return now instanceof LuceneSnapshot known ? known.with(overlay) : now;
        }

        @Override
        public boolean isCaughtUp() {
            return base.isCaughtUp();
        }
    }

    /** What is published is called as before, and the version's document by its title. */
    private static final class Named implements Titles {
        private final Titles base;
        private final String title;
        private final Map<String, ReferenceGrammar> grammars = new ConcurrentHashMap<>();

        Named(Titles base, String title) {
            this.base = base;
            this.title = title;
        }

        @Override
        public Map<String, String> names(String site) {
            Map<String, String> names = new HashMap<>(base.names(site));
            names.put(title, title);
            return Map.copyOf(names);
        }

        @Override
        public ReferenceGrammar grammar(String site) {
            return grammars.computeIfAbsent(site, one -> new ReferenceGrammar(names(one)));
        }
    }
}
