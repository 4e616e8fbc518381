"""A guide's files to a site: the project folder, the MkDocs run, the offline copy. The only stage here that writes."""
