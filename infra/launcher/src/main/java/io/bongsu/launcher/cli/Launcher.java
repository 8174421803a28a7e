package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The entry: finds the verb. {@code ./bongsu} has found the JDK and built what was missing. */
public final class Launcher {

    private static final String HELP = """
            ./bongsu up [--detach] [--rabbitmq[=amqp://user:password@host:port/vhost]] [--only postgres,broker,…]
            ./bongsu status [--json]        one row per component
            ./bongsu logs [component] [-f]  what it says
            ./bongsu token [user]           a bearer token for the API (default: admin)
            ./bongsu ingest-key             a telemetry ingest key
            ./bongsu test [--fast]          the whole test suite, or the unit ring alone
            ./bongsu bench [name…]          the benchmark harness
            ./bongsu eval [name] [files…]   accuracy and conformance runs
            ./bongsu down [--wipe]          stops what up started; --wipe removes the data too
            Ports and folders are moved by variables: infra/README.md lists them.""";

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = List.of(arguments);
        String verb = words.isEmpty() ? "help" : words.getFirst();
        try {
            Home home = Home.of(Path.of(System.getProperty("bongsu.checkout", ".")), System.getenv());
            System.exit(run(verb, words.subList(Math.min(1, words.size()), words.size()), home, System.out));
        } catch (Refusal e) {
            System.err.println("bongsu: " + e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("bongsu: " + verb + " failed: " + e);
            System.exit(1);
        }
    }

    private static int run(String verb, List<String> arguments, Home home, PrintStream out)
            throws Refusal, IOException, InterruptedException {
        return switch (verb) {
            case "up" -> new Up(home, System.getenv(), out).run(arguments);
            case "supervise" -> new Up(home, System.getenv(), out).supervise(arguments);
            case "down" -> new Down(home, out).run(arguments);
            case "status" -> new Status(home, out, Clock.systemUTC()).run(arguments);
            case "logs" -> new Logs(home, out).run(arguments);
            case "token" -> new Api(home, out).token(arguments);
            case "ingest-key" -> new Api(home, out).ingestKey(arguments);
            case "bench", "eval", "demo" -> new Lab(home).run(verb, arguments);
            case "help", "--help", "-h" -> {
                out.println(HELP);
                yield 0;
            }
            default -> throw new Refusal("there is no verb " + verb + "; ./bongsu help lists them");
        };
    }
}
