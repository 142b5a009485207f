//! Static site generator of the Semaine de l'IA pour Tous.

