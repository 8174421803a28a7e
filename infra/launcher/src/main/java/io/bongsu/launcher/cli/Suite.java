package io.bongsu.launcher.cli;

import io.bongsu.launcher.broker.BrokerAddress;
import io.bongsu.launcher.broker.EmbeddedBroker;
import io.bongsu.launcher.broker.RabbitNode;
import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Port;
import io.bongsu.launcher.home.PortTaken;
import io.bongsu.launcher.home.Ports;
import io.bongsu.launcher.keycloak.Keycloak;
import io.bongsu.launcher.postgres.Postgres;
import io.bongsu.launcher.services.Service;
import io.bongsu.launcher.services.ServiceEnvironment;
import io.bongsu.launcher.services.ServiceKind;
import io.bongsu.launcher.supervise.Component;
import io.bongsu.launcher.supervise.StateFile;
import io.bongsu.launcher.supervise.SuiteState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one {@code up} is going to start: decided before anything is.
 *
 * @param firstTime whether the accounts have just been made
 */
record Suite(Home home, Ports ports, String url, boolean firstTime, List<Component> components) {

    private static final String EMBEDDED = "embedded";
    private static final String PRIVATE_NODE = "private node";

    static Suite plan(Home home, Map<String, String> environment, Options options) throws Refusal, IOException {
        String broker = options.has("--rabbitmq") ? options.value("--rabbitmq").orElse(PRIVATE_NODE) : EMBEDDED;
        Set<String> names = chosen(options, broker);
        Ports ports = ports(home, environment, names);
        String url = environment.getOrDefault("BONGSU_PUBLIC_URL", "");
        if (url.isBlank()) {
            url = "http://localhost:" + ports.of(Port.HTTP);
        }
        boolean firstTime = !Files.exists(home.credentials());
        Credentials credentials = Credentials.ofFile(home.credentials());
        return new Suite(home, ports, url, firstTime, components(home, ports, url, credentials, broker, names));
    }

    private static Set<String> chosen(Options options, String broker) throws Refusal {
        Set<String> all = new HashSet<>(Set.of("postgres", "broker", "keycloak"));
        Arrays.stream(ServiceKind.values()).map(ServiceKind::component).forEach(all::add);
        Set<String> names = new HashSet<>(options.value("--only")
                .map(only -> List.of(only.split(",", -1)))
                .orElse(List.copyOf(all)));
        for (String name : names) {
            if (!all.contains(name)) {
                throw new Refusal("there is no component " + name + "; there are " + String.join(", ", all));
            }
        }
        if (!broker.equals(EMBEDDED) && !broker.equals(PRIVATE_NODE)) {
            names.remove("broker"); // it runs elsewhere
        }
        return names;
    }

    private static Ports ports(Home home, Map<String, String> environment, Set<String> names)
            throws Refusal, IOException {
        Set<Port> wanted = EnumSet.noneOf(Port.class);
        Map.of(
                        "postgres", Set.of(Port.POSTGRES),
                        "broker", Set.of(Port.BROKER),
                        "keycloak", Set.of(Port.KEYCLOAK, Port.KEYCLOAK_MANAGEMENT),
                        "gateway", Set.of(Port.HTTP),
                        "collector-svc", Set.of(Port.COLLECTOR, Port.OTLP_GRPC, Port.OTLP_HTTP),
                        "event-svc", Set.of(Port.EVENT),
                        "ticket-svc", Set.of(Port.TICKET),
                        "topology-svc", Set.of(Port.TOPOLOGY),
                        "billing-svc", Set.of(Port.BILLING))
                .forEach((name, ports) -> wanted.addAll(names.contains(name) ? ports : Set.of()));
        Map<Port, Integer> remembered =
                new StateFile(home.state()).read().map(SuiteState::ports).orElse(Map.of());
        try {
            return Ports.choose(wanted, environment, remembered, new Ports.Machine());
        } catch (PortTaken e) {
            throw new Refusal(e.reason());
        }
    }

    private static List<Component> components(
            Home home, Ports ports, String url, Credentials credentials, String broker, Set<String> names)
            throws Refusal {
        BrokerAddress address = new BrokerAddress(
                "127.0.0.1",
                ports.of(Port.BROKER),
                "bongsu",
                credentials.secret("broker"),
                "/",
                !broker.equals(EMBEDDED));
        List<Component> all = new ArrayList<>(List.of(
                new Postgres(home, ports.of(Port.POSTGRES), credentials), new Keycloak(home, ports, url, credentials)));
        if (broker.equals(EMBEDDED)) {
            all.add(1, new EmbeddedBroker(home, address));
        } else if (broker.equals(PRIVATE_NODE)) {
            all.add(1, new RabbitNode(home, address));
        } else {
            address = external(broker);
        }
        ServiceEnvironment services = new ServiceEnvironment(
                ports, url, address, credentials, home.folder().resolve("scrape"));
        for (ServiceKind kind : ServiceKind.values()) {
            all.add(new Service(home, kind, ports, services));
        }
        return all.stream().filter(one -> names.contains(one.name())).toList();
    }

    private static BrokerAddress external(String url) throws Refusal {
        try {
            return BrokerAddress.parse(url);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--rabbitmq: " + e.getMessage());
        }
    }

    boolean has(String component) {
        return components.stream().anyMatch(one -> one.name().equals(component));
    }
}
