package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.supervise.SuiteState;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** What a person needs to know once everything runs. */
final class Welcome {

    private final Home home;
    private final PrintStream out;

    Welcome(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    void say(SuiteState state, boolean firstTime) throws IOException {
        out.printf(Locale.ROOT, "%nBongsu is ready after %.1f s: %s/%n%n", state.readyMillis() / 1000.0, state.url());
        Credentials credentials = Credentials.ofFile(home.credentials());
        if (firstTime) {
            out.println("  account      password           tenant");
            credentials
                    .accounts()
                    .forEach((user, account) ->
                            out.printf("  %-12s %-18s %s%n", user, account.password(), account.tenant()));
            out.println("  (kept in " + home.credentials() + ", readable by you alone; not shown again)");
        } else {
            out.println(
                    "  accounts: " + String.join(", ", credentials.accounts().keySet()));
            out.println("  passwords: " + home.credentials());
        }
        out.println();
        out.println("  ./bongsu status      what runs                ./bongsu token [user]   for the API");
        out.println("  ./bongsu logs -f     what it says             ./bongsu ingest-key     for telemetry");
        out.println("  ./bongsu bench       how fast it is           ./bongsu down           stops it");
        out.flush();
    }
}
