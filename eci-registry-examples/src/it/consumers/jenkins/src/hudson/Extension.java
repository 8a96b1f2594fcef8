package hudson;

public @interface Extension {

    double ordinal();
}
