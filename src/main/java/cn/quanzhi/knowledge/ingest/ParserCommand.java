package cn.quanzhi.knowledge.ingest;

import cn.quanzhi.knowledge.ingest.parse.ParserMain;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the parser's process is started: from the jar that runs, with limits of its own, as far apart as the machine allows. */
final class ParserCommand {

    private static final String MAIN = ParserMain.class.getName();
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private ParserCommand() {}

    /** @param words what it achieves, for the log */
    record Wall(String words, List<String> prefix) {
        Wall {
            prefix = List.copyOf(prefix);
        }
    }

    /** The ways to shut the process in, the best first; the last one is none. Which one works, only trying tells. */
    static List<Wall> walls() {
        List<String> unshare = tool("unshare", "--net");
        List<String> ownSpace = tool("unshare", "--map-root-user", "--net");
        List<String> nobody = tool("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs");
        List<String> unprivileged = tool("setpriv", "--no-new-privs");
        List<Wall> walls = new ArrayList<>();
        if (!unshare.isEmpty() && !nobody.isEmpty()) {
            walls.add(new Wall("no network, another user", join(unshare, nobody)));
        }
        if (!unshare.isEmpty()) {
            walls.add(new Wall("no network", join(unshare, unprivileged)));
            walls.add(new Wall("no network", ownSpace));
        }
        walls.add(new Wall("memory and time", List.of()));
        return walls;
    }

    static List<String> of(Wall wall, int megabytes) {
        // It reads its file and writes frames: a file that it makes has no room for a byte.
        List<String> command = new ArrayList<>(tool("prlimit", "--fsize=0", "--core=0", "--nofile=1024"));
        command.addAll(wall.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + megabytes + "m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=.",
                "-Duser.home=.",
                "-Dfile.encoding=UTF-8"));
        command.addAll(main());
        return command;
    }

    /** From a packed jar its own loader must find the main class; unpacked, it stands on the class path. */
    private static List<String> main() {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        boolean nested =
                String.valueOf(ParserMain.class.getResource("ParserMain.class")).startsWith("jar:nested:");
        return nested ? List.of("-Dloader.main=" + MAIN, "-cp", classPath, LAUNCHER) : List.of("-cp", classPath, MAIN);
    }

    private static List<String> tool(String name, String... arguments) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> join(List.of(path.toString()), List.of(arguments)))
                .orElse(List.of());
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
