-- What editors sign in with beside their passphrase: the secret of their one-time codes, sealed to their own key; null until they first sign in.
alter table sealed_editor add column code blob;
