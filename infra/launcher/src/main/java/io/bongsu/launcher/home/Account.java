package io.bongsu.launcher.home;

/** A person made at first start. Who they are stands in the realm file; here is how they get in. */
public record Account(String password, String tenant, String role) {

    @Override
    public String toString() {
        return "Account[tenant=" + tenant + ", role=" + role + "]";
    }
}
