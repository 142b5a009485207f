//! Where the site will stand: at a root or under a sub-path.

use url::Url;

/// The public address of the site, from which every link is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    /// `https://semaine-ia.fr/` or `https://asso.github.io/semaine/`: always with its final slash.
    absolute: String,
    /// `/` or `/semaine/`.
    path: String,
}

impl BaseUrl {
    /// Takes an `http` or `https` address; adds the final slash when it is missing.
    ///
    /// # Errors
    /// A French sentence for the one who wrote it.
    pub fn new(text: &str) -> Result<Self, String> {
        let mut url = Url::parse(text).map_err(|_| format!("« {text} » n’est pas une adresse complète"))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(format!("« {text} » doit commencer par https:// ou http://"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(format!("« {text} » ne doit contenir ni nom ni mot de passe"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(format!("« {text} » ne doit contenir ni « ? » ni « # »"));
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self { path: url.path().to_owned(), absolute: url.into() })
    }

    /// For a link in a page: `/formats/` → `/semaine/formats/`. `site_path` starts with `/`.
    pub fn path(&self, site_path: &str) -> String {
        format!("{}{}", self.path, site_path.trim_start_matches('/'))
    }

    /// For what leaves the site (calendars, feeds, canonical): `/formats/` → `https://semaine-ia.fr/formats/`.
    pub fn absolute(&self, site_path: &str) -> String {
        format!("{}{}", self.absolute, site_path.trim_start_matches('/'))
    }

    /// The path alone, with both slashes: `/semaine/`.
    pub fn prefix(&self) -> &str {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_built_under_a_sub_path() {
        let base = BaseUrl::new("https://asso.github.io/semaine").expect("valid");
        assert_eq!(base.path("/formats/"), "/semaine/formats/");
        assert_eq!(base.absolute("/formats/"), "https://asso.github.io/semaine/formats/");
        assert_eq!(BaseUrl::new("https://semaine-ia.fr").expect("valid").path("/"), "/");
    }

    #[test]
    fn an_address_that_cannot_carry_a_site_is_refused() {
        for bad in ["semaine-ia.fr", "ftp://a.fr/", "https://a.fr/?x", "https://a.fr/#x", "file:///tmp/"] {
            assert!(BaseUrl::new(bad).is_err(), "{bad} was accepted");
        }
    }
}
