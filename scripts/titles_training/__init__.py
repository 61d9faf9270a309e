"""What learns the title vectors; needed to build them again, never by what ships."""
