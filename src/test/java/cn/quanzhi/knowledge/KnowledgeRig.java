package cn.quanzhi.knowledge;

import cn.quanzhi.model.Embeddings;
import cn.quanzhi.platform.database.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The writers of knowledge over one data source: a transaction is bound to it. */
final class KnowledgeRig {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final VersionRows rows;
    private final VersionEvents events;
    private final ChangeHead head;
    private final Embeddings embeddings = new LetterEmbeddings();

    KnowledgeRig(DataSource source) {
        jdbc = JdbcClient.create(source);
        transactions = new Transactions(new DataSourceTransactionManager(source), jdbc);
        rows = new VersionRows(jdbc, new NamedParameterJdbcTemplate(source), Clock.systemUTC());
        events = new VersionEvents(jdbc, Clock.systemUTC());
        head = new ChangeHead(jdbc);
    }

    ChangeWriter changes() {
        return new ChangeWriter(jdbc, head, Clock.systemUTC());
    }

    /** As this node reads them. */
    StoredPassages passages() {
        return new StoredPassages(jdbc, head, new VersionPairs(jdbc));
    }

    /** Takes in what a directory holds, as a start does. */
    ImportReport imported(Path directory) {
        KnowledgeSettings settings = new KnowledgeSettings(List.of(directory.toString()), 2, 1);
        return new DirectoryImport(settings, embeddings, publisher(), new ImportState()).run();
    }

    Publisher publisher() {
        return new Publisher(jdbc, rows, changes(), events, transactions);
    }

    Drafts drafts() {
        return new Drafts(rows, events, embeddings, transactions);
    }

    Reembedding reembedding() {
        return new Reembedding(jdbc, transactions, embeddings, changes(), new KnowledgeSettings(List.of(), 2, 1));
    }

    DraftVectors vectors() {
        return new DraftVectors(jdbc, transactions, embeddings, new KnowledgeSettings(List.of(), 2, 1));
    }

    VersionEvents events() {
        return events;
    }

    JdbcClient jdbc() {
        return jdbc;
    }
}
