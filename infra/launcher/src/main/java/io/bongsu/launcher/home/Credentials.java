package io.bongsu.launcher.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every secret of one installation: generated at its first start, kept in one file of mode 600, the same at each start
 * after that.
 *
 * @param ingestKey the telemetry key that {@code ./bongsu ingest-key} has made; null before
 * @param secrets what the components tell each other, by name
 */
public record Credentials(
        Map<String, Account> accounts, @Nullable String ingestKey, Map<String, String> secrets) {

    public static final String BOOTSTRAP_INGEST_KEY = "bootstrap-ingest-key";

    private static final List<String> PEOPLE = List.of("admin", "operator", "agent", "requester", "finance", "viewer");
    private static final List<String> SERVICES = List.of("collector", "event", "ticket", "topology", "billing");
    private static final List<String> SECRETS = List.of(
            "postgres",
            "keycloak-database",
            "keycloak-admin",
            "broker",
            "gateway-client",
            "directory-client",
            "targets",
            "webhooks");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final String KEY_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    /** What is stored, completed by what this version needs and an older one did not. */
    public static Credentials ofFile(Path file) throws IOException {
        Credentials stored = Files.exists(file)
                ? Json.MAPPER.readValue(Files.readAllBytes(file), Credentials.class)
                : new Credentials(Map.of(), null, Map.of());
        Credentials complete = stored.completed(new SecureRandom());
        if (!complete.equals(stored)) {
            complete.store(file);
        }
        return complete;
    }

    public void store(Path file) throws IOException {
        PrivateFile.write(file, Json.MAPPER.writeValueAsBytes(this));
    }

    public Credentials withIngestKey(String key) {
        return new Credentials(accounts, key, secrets);
    }

    public String secret(String name) {
        return Objects.requireNonNull(secrets.get(name), () -> "no secret named " + name);
    }

    private Credentials completed(SecureRandom random) {
        Map<String, Account> people = new LinkedHashMap<>(accounts);
        for (String name : PEOPLE) {
            people.computeIfAbsent(name, role -> new Account(word(random, LETTERS, 16), "default", role));
        }
        people.computeIfAbsent("acme-admin", _ -> new Account(word(random, LETTERS, 16), "acme", "admin"));
        Map<String, String> all = new TreeMap<>(secrets);
        SECRETS.forEach(name -> all.computeIfAbsent(name, _ -> word(random, LETTERS, 32)));
        for (String service : SERVICES) {
            for (String role : List.of("owner", "service", "system")) {
                all.computeIfAbsent(service + "-" + role, _ -> word(random, LETTERS, 32));
            }
        }
        all.computeIfAbsent(BOOTSTRAP_INGEST_KEY, _ -> "bk" + word(random, KEY_LETTERS, 30));
        return new Credentials(people, ingestKey, all);
    }

    private static String word(SecureRandom random, String letters, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
