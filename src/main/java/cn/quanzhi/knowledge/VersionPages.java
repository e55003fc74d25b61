package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.VersionView.VersionDetail;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what stands on a version's page. */
@Component
class VersionPages {

    private final VersionPassages passages;
    private final VersionFindings findings;
    private final SecondPerson secondPerson;
    private final VersionEvents events;
    private final Looks looks;
    private final Originals originals;

    VersionPages(
            VersionPassages passages,
            VersionFindings findings,
            SecondPerson secondPerson,
            VersionEvents events,
            Looks looks,
            Originals originals) {
        this.passages = passages;
        this.findings = findings;
        this.secondPerson = secondPerson;
        this.events = events;
        this.looks = looks;
        this.originals = originals;
    }

    /** @param asker what is said of steps is said of this person's */
    VersionDetail of(StoredVersion version, Curator asker) {
        // What is published has been let through once; its findings would be about a world that has moved on.
        List<VersionFinding> found = version.isOpen() ? findings.of(version) : List.of();
        return new VersionDetail(
                VersionView.of(version),
                passages.of(version.id()),
                found,
                secondPerson.needed(version),
                secondPerson.lets(version, asker),
                looks.of(version.id()),
                originals.file(version.id()).orElse(null));
    }

    List<VersionEvents.VersionEvent> history(StoredVersion version) {
        return events.of(version.id());
    }
}
