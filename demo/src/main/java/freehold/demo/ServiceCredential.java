package freehold.demo;

/** Client id and secret of a technical user. */
record ServiceCredential(String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "ServiceCredential[" + clientId + "]";
    }
}
